using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>One thing that is measured, beside what it is compared with.</summary>
internal interface IScenario
{
    /// <summary>Measures and reports.</summary>
    Task RunAsync(Context context, CancellationToken cancellationToken);
}
