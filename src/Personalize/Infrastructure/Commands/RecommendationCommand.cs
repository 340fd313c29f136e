using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Asks for recommendations, once for each input: several calls at once, and their answers in the order of the input.
/// </summary>
public abstract class RecommendationCommand : ConcurrentCommand
{
    // A call that is slow, because it is repeated, must not keep the others from going out; nor may their answers pile up.
    private const int AnswersPerCall = 16;

    private readonly Queue<Question> _asked = new();
    private readonly CancellationTokenSource _abandoned = new();
    private SemaphoreSlim? _free;

    private protected RecommendationCommand()
    {
    }

    /// <summary>The ARN of a filter (API: <c>filterArn</c>).</summary>
    [Parameter]
    [ApiMember("filterArn")]
    [ArnArgument(nameof(FilterArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FilterArn { get; set; }

    /// <summary>The values of the filter's parameters, plain: <c>@{ GENRE = 'drama', 'comedy' }</c> (API: <c>filterValues</c>).</summary>
    [Parameter]
    [ApiMember("filterValues")]
    [FilterValueArgument]
    [FilterValuesRule]
    public Dictionary<string, string>? FilterValue { get; set; }

    private protected sealed override ServiceApi Api => ServiceApi.Runtime;

    /// <summary>The operation.</summary>
    private protected abstract string Operation { get; }

    /// <summary>Makes the places for calls in flight.</summary>
    protected override void BeginProcessing() => _free = new SemaphoreSlim(ThrottleLimit);

    /// <summary>Waits for the answers that are still to come.</summary>
    protected override void EndProcessing()
    {
        while (_asked.Count > 0)
        {
            WriteNext();
        }
    }

    /// <summary>Cancels every call at once.</summary>
    protected override void StopProcessing()
    {
        _abandoned.Cancel();
        base.StopProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _abandoned.Cancel();
            foreach (var question in _asked)
            {
                question.Call.Forget();
            }

            _abandoned.Dispose();
            _free?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Asks what this cmdlet's bound parameters say.</summary>
    /// <typeparam name="TAnswer">The operation's answer.</typeparam>
    /// <param name="userId">The user whom it is about.</param>
    /// <param name="itemId">The item that it is about.</param>
    /// <param name="toRows">Makes of an answer what is emitted.</param>
    private protected void Ask<TAnswer>(string? userId, string? itemId, Func<TAnswer, IEnumerable<object>> toRows)
        where TAnswer : ServiceObject
    {
        var target = userId ?? itemId;
        Attempt(target, () =>
        {
            var body = RequestBody.Of(this, IsBound);
            var request = Request(Operation, body.Members, resultMember: null);
            var connection = ConnectionForMany(body.Place);
            while (_asked.Count > 0 && (_asked.Peek().Call.IsCompleted || _asked.Count >= ThrottleLimit * AnswersPerCall))
            {
                WriteNext();
            }

            Await(_free!);
            var call = Task.Run(() => CallAsync<TAnswer>(request, connection));
            _asked.Enqueue(new Question(target, call, () => Write(call, Detail(userId, itemId), toRows)));
        });
    }

    private async Task<ServiceResponse<TAnswer>> CallAsync<TAnswer>(ServiceRequest request, Connection connection)
        where TAnswer : class
    {
        try
        {
            return await EngineHost.Current.InvokeAsync<TAnswer>(request, connection, _abandoned.Token).ConfigureAwait(false);
        }
        finally
        {
            _free!.Release();
        }
    }

    private void WriteNext()
    {
        var question = _asked.Dequeue();
        Attempt(question.Target, question.Write);
    }

    private void Write<TAnswer>(Task<ServiceResponse<TAnswer>> call, string detail, Func<TAnswer, IEnumerable<object>> toRows)
        where TAnswer : class
    {
        var response = Finish(call, detail);
        WriteObject(
            toRows(response.Value ?? throw new MalformedResponseException($"The answer to {Operation} is empty.") { Call = response.Call }),
            enumerateCollection: true);
    }

    private static string Detail(string? userId, string? itemId) =>
        userId is null ? $"item {itemId}" : itemId is null ? $"user {userId}" : $"user {userId}, item {itemId}";

    /// <summary>What was asked about, the call that asks, and how its answer is emitted.</summary>
    private sealed class Question(object? target, Task call, System.Action write)
    {
        public object? Target { get; } = target;

        public Task Call { get; } = call;

        public System.Action Write { get; } = write;
    }
}
