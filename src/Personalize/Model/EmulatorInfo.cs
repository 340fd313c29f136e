using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>The emulator that runs in this process: what it holds, and the handles for its clock and its faults.</summary>
public sealed class EmulatorInfo
{
    private readonly LocalEmulator _emulator;
    private readonly PathIntrinsics _paths;

    internal EmulatorInfo(LocalEmulator emulator, PathIntrinsics paths)
    {
        _emulator = emulator;
        _paths = paths;
        Refresh();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => _emulator.Url;

    /// <summary>The region that it plays.</summary>
    public string? Region { get; private set; }

    /// <summary>The account that it plays.</summary>
    public string? AccountId { get; private set; }

    /// <summary>The id of the access key that it knows.</summary>
    public string? AccessKeyId { get; private set; }

    /// <summary>What time it is in the emulator, local time.</summary>
    public DateTime? Time { get; private set; }

    /// <summary>How many seconds go by in the emulator in one real second; 0 while its clock stands still.</summary>
    public double? Speed { get; private set; }

    /// <summary>How many resources it holds, by kind.</summary>
    public IDictionary? Resources { get; private set; }

    /// <summary>How many requests it has answered.</summary>
    public long? Requests { get; private set; }

    /// <summary>The faults that are still to come.</summary>
    public object[] Faults { get; private set; } = [];

    /// <summary>Lets time pass in the emulator at once.</summary>
    /// <param name="time">How much time.</param>
    public void Advance(TimeSpan time) => Clock("advance", time.ToString("c"));

    /// <summary>Sets how fast the emulator's clock runs.</summary>
    /// <param name="factor">Seconds that go by in the emulator in one real second.</param>
    public void SetSpeed(double factor) => Clock("speed", factor);

    /// <summary>Stops the emulator's clock; only <see cref="Advance"/> moves it then.</summary>
    public void Freeze() => Clock("frozen", true);

    /// <summary>Lets the emulator's clock go on.</summary>
    public void Unfreeze() => Clock("frozen", false);

    /// <summary>Makes the emulator fail on demand.</summary>
    /// <param name="fault">What and when, such as <c>@{ kind = 'throttling'; operation = 'List*'; times = 3 }</c>.</param>
    public void AddFault(IDictionary fault)
    {
        _emulator.Control("POST", "faults", (IDictionary?)PlainValue.FromPowerShell(fault));
        Refresh();
    }

    /// <summary>Takes back every fault that is still to come.</summary>
    public void ClearFaults()
    {
        _emulator.Control("DELETE", "faults");
        Refresh();
    }

    /// <summary>Has the next creation, update or training come to nothing: it ends as CREATE FAILED.</summary>
    /// <param name="operation">The operation, such as <c>CreateCampaign</c>; * and ? are wildcards.</param>
    public void FailNext(string operation) => FailNext(operation, null, 1);

    /// <summary>Has the next creation, update or training come to nothing, and says why.</summary>
    /// <param name="operation">The operation, such as <c>CreateCampaign</c>; * and ? are wildcards.</param>
    /// <param name="reason">The reason that the resource tells.</param>
    public void FailNext(string operation, string? reason) => FailNext(operation, reason, 1);

    /// <summary>Has the next ones come to nothing, and says why.</summary>
    /// <param name="operation">The operation, such as <c>CreateCampaign</c>; * and ? are wildcards.</param>
    /// <param name="reason">The reason that the resources tell.</param>
    /// <param name="times">How many of them.</param>
    public void FailNext(string operation, string? reason, int times)
    {
        var failure = new Hashtable { ["operation"] = operation, ["times"] = times };
        if (reason is not null)
        {
            failure["reason"] = reason;
        }

        _emulator.Control("POST", "failures", failure);
    }

    /// <summary>Saves what it holds to a file, which <c>Start-PersonalizeEmulator -Path</c> loads again.</summary>
    /// <param name="path">The file, from the session's location; one that is there is replaced.</param>
    public void Save(string path) =>
        _emulator.Save(_paths.GetUnresolvedProviderPathFromPSPath(path));

    /// <summary>The last requests that it got, oldest first.</summary>
    public object? GetRequests() => PlainValue.ToPowerShell((_emulator.Control("GET", "requests") as IDictionary)?["requests"]);

    /// <summary>Its address.</summary>
    public override string ToString() => Url.ToString();

    private void Clock(string what, object value)
    {
        _emulator.Control("POST", "clock", new Hashtable { [what] = value });
        Refresh();
    }

    private void Refresh()
    {
        var status = (IDictionary)_emulator.Control("GET", "")!;
        var clock = (IDictionary)status["clock"]!;
        Region = (string?)status["region"];
        AccountId = (string?)status["accountId"];
        AccessKeyId = (string?)status["accessKeyId"];
        Time = ((DateTime?)clock["now"])?.ToLocalTime();
        Speed = clock["frozen"] is true ? 0 : Convert.ToDouble(clock["speed"], CultureInfo.InvariantCulture);
        Resources = (IDictionary?)status["resources"];
        Requests = Convert.ToInt64(status["requests"], CultureInfo.InvariantCulture);
        Faults = status["faults"] as object[] ?? [];
    }
}
