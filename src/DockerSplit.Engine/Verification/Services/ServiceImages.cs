using System.Diagnostics;
using System.Globalization;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Store;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification.Services;

/// <summary>The images of services: each is pulled or built once in a run.</summary>
internal sealed class ServiceImages(EngineSession session) : IDisposable
{
    private readonly Dictionary<(string? Image, string? Dockerfile, string? Context, string? Target), ServiceImage> _known = [];

    // Both sides of a comparison ask at once.
    private readonly SemaphoreSlim _one = new(1);

    public void Dispose() => _one.Dispose();

    /// <param name="own">The image that is asked.</param>
    public async Task<ServiceImage> FindAsync(Service service, string own, CancellationToken cancellationToken)
    {
        if (service.IsOwn)
            return await InspectAsync(own, cancellationToken);

        var key = (service.Image, service.Build?.DockerfilePath, service.Build?.ContextDirectory, service.Build?.Target);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!_known.TryGetValue(key, out var known))
                _known[key] = known = await MakeAsync(service, cancellationToken);

            return known;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<ServiceImage> MakeAsync(Service service, CancellationToken cancellationToken)
    {
        if (service.Build is { } build)
            return await BuildAsync(build, cancellationToken);
        if (service.Image is not { } image)
            return ServiceImage.Not("has neither an image nor a Dockerfile that could be built");

        // By its id: what the builder brings out of its own cache is not there by its name.
        return await new ImageStore(session).ResolveBaseAsync(image, null, null, cancellationToken) switch
        {
            BaseImageFound { Image: var found } => new(found.Id, found.Config, null),
            BaseImageMissing { Reason: var reason } => ServiceImage.Not($"cannot be started: there is no image {image} ({reason})"),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<ServiceImage> BuildAsync(BuildRequest build, CancellationToken cancellationToken)
    {
        var request = build with { Role = string.Create(CultureInfo.InvariantCulture, $"service-{_known.Count + 1}") };
        try
        {
            return await new ImageBuilder(session).BuildAsync(request, null, cancellationToken) switch
            {
                Built { Reference: var reference } => await InspectAsync(reference, cancellationToken),
                BuildFailed { Reason: var reason } => ServiceImage.Not($"does not build: {reason}"),
                _ => throw new UnreachableException(),
            };
        }
        catch (EngineException exception)
        {
            // Such as a base that no registry has. An engine that is gone is met again with the next question.
            return ServiceImage.Not($"cannot be built: {exception.Message}");
        }
    }

    private async Task<ServiceImage> InspectAsync(string reference, CancellationToken cancellationToken) =>
        await new ImageStore(session).InspectAsync(reference, cancellationToken) is { Config: var config }
            ? new(reference, config, null)
            : ServiceImage.Not($"cannot be started: there is no image {reference}");
}

/// <summary>The image of a service.</summary>
/// <param name="Trouble">Why there is none; null where it is there.</param>
internal sealed record ServiceImage(string Reference, ImageConfig Config, string? Trouble)
{
    public static ServiceImage Not(string trouble) => new("", new(), trouble);
}
