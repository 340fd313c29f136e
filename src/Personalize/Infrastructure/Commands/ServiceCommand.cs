using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>A cmdlet that calls the service: the connection's parameters, the call, and what is told of it.</summary>
public abstract partial class ServiceCommand : CancellableCommand
{
    // A week: with -Wait it is the time of trainings, not of calls.
    private const int LongestTimeoutSec = 604800;

    private bool? _debugging;

    private protected ServiceCommand()
    {
    }

    /// <summary>A profile of AWS's shared config and credentials files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The service's address, in place of the region's own endpoint.</summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateEndpointUrl]
    public Uri? EndpointUrl { get; set; }

    /// <summary>An access key: its id as the user name, its secret as the password.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The session token that goes with a temporary access key.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    /// <summary>How often one call goes out at the most, the first time included.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int MaxAttempts { get; set; }

    /// <summary>The longest time one call may take, retries included, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, LongestTimeoutSec)]
    public int TimeoutSec { get; set; }

    /// <summary>The API that the cmdlet's own operation belongs to.</summary>
    private protected virtual ServiceApi Api => ServiceApi.Control;

    /// <summary>The regions that the user wants asked; none where that is left to the session.</summary>
    internal abstract IReadOnlyList<string> Regions { get; }

    private protected bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>
    /// The connection for one call: this cmdlet's parameters, then the session's; the region also from the ARN that the call is about.
    /// </summary>
    /// <exception cref="InvalidArnException">The ARN is in another region than <c>-Region</c> says.</exception>
    private protected Connection ConnectionFor(Arn? arn)
    {
        if (arn?.Region is { } own
            && Regions.FirstOrDefault(region => !string.Equals(region, own, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            throw new InvalidArnException(
                $"-Region says {other}, and {arn} is in {own}. Leave -Region out: the ARN's own region is asked.", "ContradictoryRegion");
        }

        var settings = ConnectionSettings.Apply(this, SessionSettings.Current.Connection);
        return arn?.Region is null ? settings : settings with { Region = arn.Region };
    }

    /// <summary>
    /// The same for calls of which many make one answer: where one call in twenty is throttled, a few of ten thousand are so three times in a row, the
    /// usual number of attempts.
    /// </summary>
    private protected Connection ConnectionForMany(Arn? arn) => ConnectionFor(arn) with { UsualAttempts = 8 };

    /// <summary>Does what concerns one input: an error about it leaves the others alone.</summary>
    private protected void Attempt(object? target, System.Action action)
    {
        try
        {
            action();
        }
        catch (PersonalizeException exception)
        {
            TellStarted();
            WriteError(exception.ToErrorRecord(target));
        }
    }

    /// <summary>
    /// Whether a change may be made: as <c>ShouldProcess</c> has it, but without asking where the user gave <c>-Force</c>. <c>-WhatIf</c> and an
    /// explicit <c>-Confirm</c> count even then.
    /// </summary>
    private protected bool Approved(string target, string action, bool force) =>
        force && !IsBound("Confirm") && !IsOn("WhatIf", "WhatIfPreference") || ShouldProcess(target, action);

    private protected bool IsOn(string parameter, string preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var bound)
            ? bound is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.IsTrue(GetVariableValue(preference));

    /// <summary>Starts to describe a resource.</summary>
    private protected Task<ServiceResponse<T>> StartDescribe<T>(ResourceKind kind, string arn, Connection connection, CancellationToken cancellationToken)
        where T : class =>
        Start<T>(kind.DescribeOperation, [new(kind.ArnMember, arn)], kind.DescribeMember, connection, cancellationToken);

    /// <summary>Waits for a description.</summary>
    /// <exception cref="PersonalizeException">The call failed, or its answer has no description.</exception>
    private protected T FinishDescribe<T>(ResourceKind kind, string arn, Task<ServiceResponse<T>> call)
        where T : class
    {
        var response = Finish(call);
        return response.Value ?? throw new MalformedResponseException(
            $"{kind.DescribeOperation}: the answer for {arn} has no member {kind.DescribeMember}.")
        {
            Call = response.Call,
        };
    }

    /// <summary>Starts a call; it runs on while the pipeline's thread does something else.</summary>
    private protected Task<ServiceResponse<T>> Start<T>(
        string operation,
        IReadOnlyList<KeyValuePair<string, object?>> body,
        string? resultMember,
        Connection connection,
        CancellationToken cancellationToken,
        System.Action<string>? tokenSeen = null)
        where T : class =>
        EngineHost.Current.InvokeAsync<T>(Request(operation, body, resultMember, tokenSeen: tokenSeen), connection, cancellationToken);

    /// <summary>A request as the cmdlet's parameters and the session have it. It is made on the pipeline's thread and may be sent from any.</summary>
    private protected ServiceRequest Request(
        string operation,
        IReadOnlyList<KeyValuePair<string, object?>> body,
        string? resultMember,
        bool isRepeatable = false,
        System.Action<string>? tokenSeen = null) =>
        new(operation, body, resultMember)
        {
            Api = Api,
            Timeout = CallTimeout,
            IsRepeatable = isRepeatable,
            TokenSeen = tokenSeen,
            CaptureBodies = IsCapturing,
        };

    /// <summary>What all requests that describe, list or remove have in common. It is made on the pipeline's thread, and makes requests on any.</summary>
    private protected RequestTemplate Template => new(CallTimeout, IsCapturing);

    private TimeSpan? CallTimeout =>
        (IsBound(nameof(TimeoutSec)) && !TimeoutIsOfWait ? TimeoutSec : SessionSettings.Current.TimeoutSec) is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private bool IsCapturing => _debugging ??= IsDebugging();

    /// <summary>Waits for a call to end, and tells of it where that is wanted. Ends the pipeline where no other call of it could do better.</summary>
    /// <exception cref="PersonalizeException">The call failed in a way that the next one may not.</exception>
    private protected ServiceResponse<T> Finish<T>(Task<ServiceResponse<T>> call, string? detail = null)
        where T : class
    {
        try
        {
            return Hear(call, detail);
        }
        catch (Exception exception) when (exception is ConfigurationException or CredentialException)
        {
            ThrowTerminatingError(((PersonalizeException)exception).ToErrorRecord(target: null));
            throw;
        }
    }

    /// <summary>Waits for a call to end, and tells of it where that is wanted.</summary>
    /// <exception cref="PersonalizeException">The call failed.</exception>
    private protected ServiceResponse<T> Hear<T>(Task<ServiceResponse<T>> call, string? detail = null)
        where T : class
    {
        try
        {
            var response = Await(call);
            Tell(response.Call, "answered", detail);
            return response;
        }
        catch (PersonalizeException exception)
        {
            if (exception.Call is { } report)
            {
                Tell(report, "failed", detail);
            }

            throw;
        }
    }

    /// <summary>Starts a call and waits for it.</summary>
    private protected ServiceResponse<T> Invoke<T>(
        string operation, IReadOnlyList<KeyValuePair<string, object?>> body, string? resultMember, Connection connection)
        where T : class =>
        Finish(Start<T>(operation, body, resultMember, connection, StopToken));

    /// <summary>Waits for calls that are made side by side, and tells of them.</summary>
    /// <exception cref="PersonalizeException">One failed that the rest needs.</exception>
    private protected T AwaitCalls<T>(ServiceCalls calls, Task<T> task)
    {
        try
        {
            return Await(task);
        }
        catch (Exception exception) when (exception is ConfigurationException or CredentialException)
        {
            ThrowTerminatingError(((PersonalizeException)exception).ToErrorRecord(target: null));
            throw;
        }
        finally
        {
            while (calls.Reports.TryDequeue(out var report))
            {
                Tell(report.Call, report.Failed ? "failed" : "answered", detail: null);
            }
        }
    }

    /// <summary>Tells of a call where that is wanted.</summary>
    private protected void Tell(CallReport call, string outcome, string? detail)
    {
        var what = $"{call.Operation}{(detail is null ? "" : $" ({detail})")}";
        var time = $"{call.Duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms";
        var attempts = call.Attempts > 1 ? $" after {call.Attempts.ToString(CultureInfo.InvariantCulture)} attempts" : "";
        var sentence = call.Attempts == 0
            ? $"{what} was not sent; that took {time}."
            : $"{what} in {call.Region} {outcome} in {time}{attempts}, {(call.RequestId is null ? "with no request id" : "request " + call.RequestId)}.";
        if (_debugging != true || IsBound("Verbose"))
        {
            WriteVerbose(sentence);
        }
        else
        {
            // With -Debug alone PowerShell would stop at a verbose message and ask whether to go on.
            WriteDebug(sentence);
        }

        if (_debugging == true)
        {
            WriteDebug($"{call.Operation} request to {call.Endpoint}: {call.RequestBody}");
            WriteDebug($"{call.Operation} answer {call.StatusCode.ToString(CultureInfo.InvariantCulture)}: {call.ResponseBody}");
        }
    }

    private bool IsDebugging() =>
        MyInvocation.BoundParameters.TryGetValue("Debug", out var debug)
            ? debug is SwitchParameter { IsPresent: true }
            : GetVariableValue("DebugPreference") is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
