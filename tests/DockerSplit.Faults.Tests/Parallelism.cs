using Xunit.Sdk;
using Xunit.v3;

// Most of a case is waiting: for the engine, for a deadline, for a moment.
[assembly: Parallelization(Mode = ParallelMode.All, MaxThreads = 6)]
