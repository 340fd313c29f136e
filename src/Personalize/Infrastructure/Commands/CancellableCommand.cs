using System;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>A cmdlet that Ctrl+C ends at once, whatever it is waiting for.</summary>
public abstract class CancellableCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private protected CancellableCommand()
    {
    }

    private protected CancellationToken StopToken => _stop.Token;

    private protected bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Cancels the call in flight. PowerShell calls this on another thread when the pipeline is stopped.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Waits on the pipeline's thread; the failure of the task is thrown as it is.</summary>
    private protected T Await<T>(Task<T> task)
    {
        try
        {
            task.Wait(_stop.Token);
            return task.Result;
        }
        catch (AggregateException exception) when (exception.InnerException is OperationCanceledException && _stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (OperationCanceledException)
        {
            task.Forget();
            throw new PipelineStoppedException();
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerException!).Throw();
            throw;
        }
    }

    /// <summary>Waits on the pipeline's thread for one of a semaphore's places.</summary>
    private protected void Await(SemaphoreSlim semaphore)
    {
        try
        {
            semaphore.Wait(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }
}
