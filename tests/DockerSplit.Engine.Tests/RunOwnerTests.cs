namespace DockerSplit.Engine.Tests;

public sealed class RunOwnerTests
{
    private static RunOwner Here => RunOwner.Current;

    [Fact]
    public void This_process_is_alive_and_read_back_as_it_was_written()
    {
        Assert.True(Here.IsAlive());
        Assert.Equal(Here, RunOwner.Parse(Here.ToString()));
    }

    [Fact]
    public void A_process_number_that_was_given_to_another_process_is_not_the_same() =>
        Assert.False((Here with { Started = "1" }).IsAlive());

    [Fact]
    public void A_number_that_nobody_has_is_dead() => Assert.False((Here with { Process = int.MaxValue }).IsAlive());

    [Fact]
    public void What_ran_before_the_machine_was_started_anew_is_dead() => Assert.False((Here with { Boot = "other" }).IsAlive());

    [Fact]
    public void Of_another_machine_or_container_nothing_can_be_told()
    {
        Assert.Null((Here with { Machine = "other" }).IsAlive());
        Assert.Null((Here with { Space = "other" }).IsAlive());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a/b/c")]
    [InlineData("a/b/c/x/y")]
    public void Other_texts_name_nobody(string? text) => Assert.Null(RunOwner.Parse(text));

    [Fact]
    public void The_label_tells_the_run_and_the_process()
    {
        Assert.Equal(("run", Here), EngineSession.ReadLabel(EngineSession.LabelOf("run")));
        Assert.Equal(("run", null), EngineSession.ReadLabel("run"));
    }
}
