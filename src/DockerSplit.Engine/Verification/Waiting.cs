namespace DockerSplit.Engine.Verification;

/// <summary>Asks again and again, with waits that double, until a deadline.</summary>
internal static class Waiting
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Whether the condition came true in time. It is asked at least once.</summary>
    public static async Task<bool> UntilAsync(
        Func<Task<bool>> condition,
        TimeSpan timeout,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var began = time.GetTimestamp();
        for (var wait = First; ; wait = wait * 2 < Longest ? wait * 2 : Longest)
        {
            if (await condition())
                return true;

            var left = timeout - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
                return false;

            await Task.Delay(wait < left ? wait : left, time, cancellationToken);
        }
    }
}
