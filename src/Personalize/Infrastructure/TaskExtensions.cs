using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>What tasks lack.</summary>
internal static class TaskExtensions
{
    /// <summary>Lets a task end by itself: a failure that nobody comes to hear of is nobody's matter.</summary>
    public static void Forget(this Task task) =>
        _ = task.ContinueWith(
            static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
