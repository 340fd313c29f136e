using System;
using System.IO.Enumeration;
using System.Text.Json.Serialization;

namespace Personalize.Emulator.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>ThrottlingException, with status 400 or 429.</summary>
    Throttling,

    /// <summary>InternalServerException, status 500.</summary>
    InternalError,

    /// <summary>ServiceUnavailableException, status 503.</summary>
    Unavailable,

    /// <summary>AccessDeniedException as IAM words it.</summary>
    AccessDenied,

    /// <summary>ExpiredTokenException: the credentials' session is over.</summary>
    ExpiredCredentials,

    /// <summary>InvalidNextTokenException for a call that has a token; calls without one pass.</summary>
    ExpiredToken,

    /// <summary>The answer's next token is the one that was sent, where one was.</summary>
    RepeatedToken,

    /// <summary>An error of the caller's choice: code, message, status.</summary>
    Error,

    /// <summary>An error body with <c>__type</c> and no message.</summary>
    BareError,

    /// <summary>An answer of the caller's choice: status, content type, body.</summary>
    Answer,

    /// <summary>Status 200 (or another) and no body.</summary>
    EmptyBody,

    /// <summary>A web page instead of JSON, as proxies send.</summary>
    Html,

    /// <summary>JSON that ends in the middle, with a Content-Length that fits.</summary>
    TruncatedJson,

    /// <summary>The connection is reset instead of an answer.</summary>
    Reset,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ResetMidBody,

    /// <summary>The right answer, late.</summary>
    Delay,

    /// <summary>No answer, ever.</summary>
    NoAnswer,
}

/// <summary>A fault that is armed: what goes wrong, for which calls, how often.</summary>
internal sealed class Fault
{
    private Random? _random;
    private int _matched;

    public int Id { get; internal set; }

    public FaultKind Kind { get; init; }

    /// <summary>Which operations, with * and ? as wildcards.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>Only calls whose body holds this ARN (or other text).</summary>
    public string? Arn { get; init; }

    /// <summary>How many calls it strikes; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>How many calls pass first.</summary>
    public int After { get; init; }

    /// <summary>Strikes every n-th call.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Strikes with this likelihood, 0 to 1, by a seeded generator.</summary>
    public double Probability { get; init; } = 1;

    public int Seed { get; init; }

    /// <summary>The status, for the kinds that have a choice.</summary>
    public int? Status { get; init; }

    /// <summary>The error's code, for <see cref="FaultKind.Error"/> and <see cref="FaultKind.BareError"/>.</summary>
    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? ContentType { get; init; }

    public string? Body { get; init; }

    /// <summary>Seconds to wait first; any kind may have it.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>How many calls it has struck.</summary>
    public int Struck { get; private set; }

    /// <summary>Whether it will never strike again.</summary>
    [JsonIgnore]
    public bool Spent => Times is { } times && Struck >= times;

    /// <summary>What is wrong with the fault itself, or null.</summary>
    public string? Complaint() => this switch
    {
        { Times: < 1 } => "'times' must be at least 1; leave it out for no end.",
        { After: < 0 } => "'after' must not be negative.",
        { Every: < 1 } => "'every' must be at least 1.",
        { Probability: not (>= 0 and <= 1) } => "'probability' must be between 0 and 1.",
        { DelaySeconds: not (>= 0 and <= 3600) } => "'delaySeconds' must be between 0 and 3600.",
        { Kind: FaultKind.Delay, DelaySeconds: 0 } => "A delay needs 'delaySeconds'.",
        { Kind: FaultKind.Error, Code: null } => "An error needs its 'code'.",
        { Kind: FaultKind.Answer, Body: null } => "An answer needs its 'body'.",
        { Status: < 200 or > 599 } => "'status' must be between 200 and 599.",
        _ => null,
    };

    /// <summary>Whether it strikes this call. Counts the calls that it is meant for; whoever asks holds the table's lock.</summary>
    public bool Strikes(string operation, string body, bool hasToken)
    {
        if (Spent
            || !FileSystemName.MatchesSimpleExpression(Operation, operation)
            || (Arn is not null && !body.Contains(Arn, StringComparison.Ordinal))
            || (Kind is FaultKind.ExpiredToken or FaultKind.RepeatedToken && !hasToken))
        {
            return false;
        }

        _matched++;
        if (_matched <= After || (_matched - After) % Every != 0 || (Probability < 1 && NextDraw() >= Probability))
        {
            return false;
        }

        Struck++;
        return true;
    }

    private double NextDraw()
    {
        _random ??= new Random(Seed);
#pragma warning disable CA5394 // Repeatable is what is wanted here.
        return _random.NextDouble();
#pragma warning restore CA5394
    }
}
