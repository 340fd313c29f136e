using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Module;

public sealed class WriteEventTests
{
    private const int Sessions = 1000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_hundred_thousand_events_all_arrive_once_and_in_order(bool isFaulty)
    {
        const int Events = 100_000;
        using var service = new EventRecorder(isFaulty);
        using var session = service.Stand.NewSession();

        var result = session.Run(
            $$"""
            & { for ($i = 0; $i -lt {{Events}}; $i++) {
                [pscustomobject]@{ UserId = "u$($i % {{Sessions}})"; SessionId = "s$($i % {{Sessions}})"; EventType = 'click'; ItemId = "$i"; SentAt = 1700000000 + $i }
            } } | Write-PersonalizeEvent -TrackingId t -ThrottleLimit 64
            """).ThrowOnError();

        var summary = Assert.Single(result.Of<WriteSummary>());
        Assert.Equal((Events, 0), (summary.Sent, summary.Failed));
        Assert.InRange(summary.Calls, Events / 10, (Events / 10) + Sessions);
        Assert.Equal(0, service.Overlaps);
        Assert.Equal(Events, service.BySession.Values.Sum(events => events.Count));
        Assert.Equal(Sessions, service.BySession.Count);
        foreach (var (name, events) in service.BySession)
        {
            var first = int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture);
            Assert.Equal(Enumerable.Range(0, Events / Sessions).Select(i => first + (i * Sessions)), events);
        }

        Assert.True(service.Stand.MostInFlight <= 64);
        Assert.Equal(isFaulty, service.Stand.Requests > summary.Calls);
    }

    [Fact]
    public void Too_many_open_sessions_send_the_oldest_first()
    {
        using var service = new StandInService(static _ => StandInAnswer.Done);
        using var session = service.NewSession();

        session.Set("service", service);
        var result = session.Run(
            """
            & { for ($i = 0; $i -lt 4196; $i++) { @{ SessionId = "s$i"; EventType = 'click'; SentAt = 1700000000 } }
                # The oldest are on their way before the input ends.
                for ($i = 0; $i -lt 1200 -and $service.Seen.Count -lt 100; $i++) { Start-Sleep -Milliseconds 50 }
                $service.Seen.ToArray().Length } | ForEach-Object { if ($_ -is [int]) { $global:early = $_ } else { $_ } } | Write-PersonalizeEvent -TrackingId t
            $early
            """);

        Assert.Equal(4196, (long)result.Output.Select(item => item!.BaseObject).OfType<WriteSummary>().Single().Calls);
        Assert.Equal(100, (int)result.Output[^1]!.BaseObject);
        Assert.Equal(
            Enumerable.Range(0, 100).Select(i => $"s{i}").Order(), service.Seen.Take(100).Select(request => (string)request.Json["sessionId"]!).Order());
    }

    [Fact]
    public void An_event_goes_out_as_the_API_has_it()
    {
        using var service = new StandInService(static _ => StandInAnswer.Done);
        using var session = service.NewSession();

        session.Run(
            """
            [pscustomobject]@{
                USER_ID = 'u1'; SESSION_ID = 's1'; EVENT_TYPE = 'rating'; EVENT_VALUE = '4.5'; ITEM_ID = 17; TIMESTAMP = '1700000000'
                IMPRESSION = 'a|b'; Properties = [ordered]@{ device = 'tv'; year = 1994; at = [datetimeoffset]'2024-05-31T12:00:00+02:00' }
                RecommendationId = 'r'; MetricAttribution = 'mail'; EventId = 'e'
            } | Write-PersonalizeEvent -TrackingId track
            """).ThrowOnError();

        var request = Assert.Single(service.Seen);
        Assert.Equal("/events", request.Path);
        Assert.Contains("/personalize/aws4_request", request.Head, StringComparison.Ordinal);
        Assert.Equal(
            """{"trackingId":"track","userId":"u1","sessionId":"s1","eventList":[{"eventId":"e","eventType":"rating","eventValue":4.5,"itemId":"17" """.TrimEnd()
            + ""","properties":"{\"device\":\"tv\",\"year\":1994,\"at\":1717149600}","sentAt":1700000000,"recommendationId":"r","impression":["a","b"]"""
            + ""","metricAttribution":{"eventAttributionSource":"mail"}}]}""",
            request.Body);
    }

    [Theory]
    [InlineData("[datetime]::new(2024, 5, 31, 12, 0, 0)", true)]
    [InlineData("'2024-05-31T12:00:00'", true)]
    [InlineData("[datetime]::new(2024, 5, 31, 12, 0, 0, [DateTimeKind]::Utc)", false)]
    [InlineData("[datetimeoffset]'2024-05-31T14:00:00+02:00'", false)]
    [InlineData("'2024-05-31T12:00:00Z'", false)]
    [InlineData("1717156800", false)]
    [InlineData("'1717156800'", false)]
    public void A_date_without_an_offset_is_local_time(string date, bool isLocal)
    {
        using var service = new StandInService(static _ => StandInAnswer.Done);
        using var session = service.NewSession();

        session.Run($"@{{ SessionId = 's'; EventType = 'click'; SentAt = {date} }} | Write-PersonalizeEvent -TrackingId t").ThrowOnError();

        var noon = new DateTime(2024, 5, 31, 12, 0, 0, isLocal ? DateTimeKind.Local : DateTimeKind.Utc);
        Assert.Equal(new DateTimeOffset(noon).ToUnixTimeSeconds(), (long)Assert.Single(service.Seen).Json["eventList"]![0]!["sentAt"]!);
    }

    [Fact]
    public void A_session_whose_user_signs_in_stays_in_order()
    {
        using var service = new EventRecorder(isFaulty: false);
        using var session = service.Stand.NewSession();

        session.Run(
            """
            0..24 | ForEach-Object { @{ SessionId = 's'; UserId = $(if ($_ -lt 13) { $null } else { 'u' }); EventType = 'click'; ItemId = $_; SentAt = 1700000000 } } |
                Write-PersonalizeEvent -TrackingId t
            """).ThrowOnError();

        Assert.Equal(Enumerable.Range(0, 25), service.BySession["s"]);
        Assert.Equal([10, 3, 10, 2], service.Stand.Seen.Select(request => request.Json["eventList"]!.AsArray().Count));
        Assert.Equal(0, service.Overlaps);
    }

    [Fact]
    public void Bad_records_are_errors_of_their_own_and_the_others_go_on()
    {
        using var service = new StandInService(static _ => StandInAnswer.Done);
        using var session = service.NewSession();

        var result = session.Run(
            """
            $good = @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000 }
            $bad = @(
                @{ EventType = 'click'; SentAt = 1700000000 }
                @{ SessionId = 's'; SentAt = 1700000000 }
                @{ SessionId = 's'; EventType = 'click' }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 'yesterday' }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000000 }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000; Properties = '[1]' }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000; Properties = 7 }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000; Properties = '{"a"' }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000; Properties = @{ a = 'x' * 1024 } }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000; Impression = 1..26 }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000; EventValue = 'much' }
                @{ SessionId = 's'; EventType = 'click'; SentAt = 1700000000; Colour = 'red' }
                'click'
            )
            @($good; $bad; $good) | Write-PersonalizeEvent -TrackingId t
            """);

        var messages = result.Errors.Select(error => error.Exception.Message).ToArray();
        string[] parts =
        [
            "SessionId is missing", "EventType is missing", "SentAt is missing", "must be a date", "must be a date", "JSON text", "JSON text", "isn't JSON",
            "1,024", "1 to 25", "must be a number", "has no 'Colour'. It has UserId, SessionId", "not the text 'click'",
        ];
        Assert.Equal(parts.Length, messages.Length);
        Assert.All(parts.Zip(messages), pair => Assert.Contains(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
        Assert.All(result.Errors, error => Assert.Equal("InvalidInput", error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("click", result.Errors[^1].TargetObject);
        var summary = Assert.Single(result.Of<WriteSummary>());
        Assert.Equal((2, parts.Length, 1), (summary.Sent, summary.Failed, summary.Calls));
    }

    [Fact]
    public void Exactly_the_events_that_the_service_refuses_are_errors_and_can_be_piped_again()
    {
        var refuses = true;
        using var service = new StandInService(request =>
            Volatile.Read(ref refuses) && request.Json["eventList"]!.AsArray().Any(one => (string)one!["eventType"]! == "bad")
                ? StandInAnswer.Refused("The event type is unknown.")
                : StandInAnswer.Done);
        using var session = service.NewSession();

        var result = session.Run(
            """
            $records = 0..19 | ForEach-Object { [pscustomobject]@{ SessionId = 's'; EventType = $(if ($_ -in 3, 7, 18) { 'bad' } else { 'good' }); ItemId = $_; SentAt = 1700000000 } }
            $records | Write-PersonalizeEvent -TrackingId t -ErrorVariable refused -ErrorAction SilentlyContinue
            """);

        Assert.Equal((17, 3), (result.Of<WriteSummary>().Single().Sent, result.Of<WriteSummary>().Single().Failed));
        Assert.Equal([3, 7, 18], session.Run("$refused | ForEach-Object { $_.TargetObject.ItemId }").Of<int>());
        var before = IdsOf(service, "3");

        Volatile.Write(ref refuses, false);
        var again = session.Run("$refused.TargetObject | Write-PersonalizeEvent -TrackingId t").ThrowOnError();

        Assert.Equal(3, again.Of<WriteSummary>().Single().Sent);
        // The same id, so that an event that had arrived after all would not count twice.
        Assert.Equal(before, IdsOf(service, "3"));
    }

    [Fact]
    public void An_unknown_tracker_is_an_error_of_every_event_and_soon_of_one_call_for_ten()
    {
        using var service = new StandInService(static _ => StandInAnswer.Refused("The tracking id is unknown."));
        using var session = service.NewSession();

        var result = session.Run(
            """
            0..999 | ForEach-Object { @{ SessionId = 's'; EventType = 'click'; ItemId = $_; SentAt = 1700000000 } } |
                Write-PersonalizeEvent -TrackingId wrong
            """);

        Assert.Equal(1000, result.Errors.Count);
        Assert.Equal(1000, result.Of<WriteSummary>().Single().Failed);
        Assert.InRange(service.Requests, 100, 130);
    }

    [Fact]
    public void WhatIf_shows_what_would_go_and_an_empty_pipeline_calls_nothing()
    {
        using var service = new StandInService(static _ => StandInAnswer.Done);
        using var session = service.NewSession();

        var nothing = session.Run("@() | Write-PersonalizeEvent -TrackingId t").ThrowOnError();
        var whatIf = session.Run(
            "1..12 | ForEach-Object { @{ SessionId = 's'; UserId = 'u'; EventType = 'click'; ItemId = $_; SentAt = 1 } } | Write-PersonalizeEvent -TrackingId t -WhatIf")
            .ThrowOnError();

        Assert.Equal((0, 0, 0), (nothing.Of<WriteSummary>().Single().Sent, nothing.Of<WriteSummary>().Single().Failed, nothing.Of<WriteSummary>().Single().Calls));
        Assert.Equal(0, whatIf.Of<WriteSummary>().Single().Sent);
        Assert.Equal(0, service.Requests);
    }

    [Fact]
    public async Task When_it_is_stopped_the_host_says_what_was_sent_and_nothing_else_goes_out()
    {
        using var reached = new ManualResetEventSlim();
        using var service = new StandInService(async request =>
        {
            if (request.Number == 50)
            {
                reached.Set();
            }

            await Task.Delay(5);
            return StandInAnswer.Done;
        });
        using var session = service.NewSession();
        var (shell, running) = session.Begin(
            """
            & { for ($i = 0; ; $i++) { @{ SessionId = "s$($i % 20)"; EventType = 'click'; ItemId = $i; SentAt = 1700000000 } } } | Write-PersonalizeEvent -TrackingId t
            """);
        using (shell)
        {
            Assert.True(reached.Wait(Patience.Enough, TestContext.Current.CancellationToken));
            await shell.StopAsync(null, null).WaitAsync(Patience.Enough, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<Exception>(() => running);
        }

        var message = Assert.Single(session.HostWarnings);
        var requests = service.Requests;
        Assert.Equal(requests * 10, Told("events were sent in") + Told("events were on their way and may have arrived"));
        Assert.Contains("were not sent", message, StringComparison.Ordinal);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(requests, service.Requests);

        int Told(string what) =>
            Regex.Match(message, $"([0-9,]+) {what}") is { Success: true } match ? int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
    }

    [Fact]
    public async Task A_service_that_does_not_answer_does_not_hold_up_the_stop()
    {
        using var reached = new ManualResetEventSlim();
        using var hangs = new CancellationTokenSource();
        using var service = new StandInService(async _ =>
        {
            reached.Set();
            await Task.Delay(Timeout.Infinite, hangs.Token);
            return StandInAnswer.Done;
        });
        using var session = service.NewSession();
        var (shell, running) = session.Begin("1..10 | ForEach-Object { @{ SessionId = 's'; EventType = 'click'; SentAt = 1 } } | Write-PersonalizeEvent -TrackingId t");
        using (shell)
        {
            Assert.True(reached.Wait(Patience.Enough, TestContext.Current.CancellationToken));
            await shell.StopAsync(null, null).WaitAsync(Patience.Enough, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<Exception>(() => running);
        }

        Assert.Contains("10 events were on their way and may have arrived.", Assert.Single(session.HostWarnings), StringComparison.Ordinal);
        await hangs.CancelAsync();
    }

    [Fact]
    public void Credentials_that_end_halfway_leave_no_event_untold()
    {
        using var service = new StandInService(static request =>
            request.Number > 5 ? new StandInAnswer(403, """{"message":"The security token is expired"}""", "ExpiredTokenException") : StandInAnswer.Done);
        using var session = service.NewSession();

        var result = session.Run(
            """
            0..94 | ForEach-Object { @{ SessionId = 's'; EventType = 'click'; ItemId = $_; SentAt = 1700000000 } } |
                Write-PersonalizeEvent -TrackingId t
            """);

        Assert.Equal("CredentialFailure", result.Errors[^1].FullyQualifiedErrorId.Split(',')[0]);
        Assert.Null(result.Errors[^1].TargetObject);
        Assert.Empty(result.Output);
        var targets = result.Errors.Select(error => error.TargetObject).OfType<System.Collections.Hashtable>().Select(record => (int)LanguagePrimitives.ConvertTo(record["ItemId"], typeof(int), null)).Order().ToArray();
        Assert.Equal(50, targets[0]);
        Assert.Equal(Enumerable.Range(50, targets.Length), targets);
    }

    [Fact]
    public void Interactions_with_actions_mix_sessions_in_a_call_and_keep_each_in_order()
    {
        var bySession = new ConcurrentDictionary<string, ConcurrentQueue<int>>();
        using var service = new StandInService(request =>
        {
            foreach (var one in request.Json["actionInteractions"]!.AsArray())
            {
                bySession.GetOrAdd((string)one!["sessionId"]!, static _ => new()).Enqueue(int.Parse((string)one["actionId"]!, CultureInfo.InvariantCulture));
            }

            return StandInAnswer.Done;
        });
        using var session = service.NewSession();

        var result = session.Run(
            """
            0..999 | ForEach-Object { @{ SessionId = "s$($_ % 7)"; UserId = 'u'; ActionId = $_; EventType = 'Viewed'; Timestamp = Get-Date } } |
                Write-PersonalizeActionInteraction -TrackingId t
            """).ThrowOnError();

        Assert.Equal((1000, 100), (result.Of<WriteSummary>().Single().Sent, result.Of<WriteSummary>().Single().Calls));
        Assert.All(bySession, pair => Assert.Equal(pair.Value.Order(), pair.Value));
        Assert.All(service.Seen, request => Assert.Equal("/action-interactions", request.Path));
        Assert.Equal(1000, service.Seen.SelectMany(request => request.Json["actionInteractions"]!.AsArray()).Select(one => (string)one!["eventId"]!).Distinct().Count());
    }

    private static string[] IdsOf(StandInService service, string item) =>
        [.. service.Seen.SelectMany(request => request.Json["eventList"]!.AsArray())
            .Where(one => (string?)one!["itemId"] == item).Select(one => (string)one!["eventId"]!).Distinct()];

    /// <summary>Keeps events by session, each id once, as the service does; and faults where it is told to.</summary>
    private sealed class EventRecorder : IDisposable
    {
        private readonly ConcurrentDictionary<string, byte> _ids = new();
        private readonly ConcurrentDictionary<string, int> _busy = new();
        private readonly bool _isFaulty;
        private int _overlaps;

        public EventRecorder(bool isFaulty)
        {
            _isFaulty = isFaulty;
            Stand = new StandInService(Answer);
        }

        public StandInService Stand { get; }

        public ConcurrentDictionary<string, List<int>> BySession { get; } = new();

        /// <summary>How often two calls of one session were in flight at once.</summary>
        public int Overlaps => _overlaps;

        public void Dispose() => Stand.Dispose();

        private StandInAnswer Answer(StandInRequest request)
        {
            if (_isFaulty && request.Number % 20 == 7)
            {
                return StandInAnswer.Throttled;
            }

            using var body = JsonDocument.Parse(request.Body);
            var session = body.RootElement.GetProperty("sessionId").GetString()!;
            if (_busy.AddOrUpdate(session, 1, static (_, count) => count + 1) > 1)
            {
                Interlocked.Increment(ref _overlaps);
            }

            // One reset of two comes after the events have been taken.
            var resets = _isFaulty && request.Number % 50 == 3;
            if (!resets || request.Number % 100 == 3)
            {
                var kept = BySession.GetOrAdd(session, static _ => []);
                lock (kept)
                {
                    foreach (var one in body.RootElement.GetProperty("eventList").EnumerateArray())
                    {
                        if (_ids.TryAdd(one.GetProperty("eventId").GetString()!, 0))
                        {
                            kept.Add(int.Parse(one.GetProperty("itemId").GetString()!, CultureInfo.InvariantCulture));
                        }
                    }
                }
            }

            _busy.AddOrUpdate(session, 0, static (_, count) => count - 1);
            return resets ? StandInAnswer.Broken : StandInAnswer.Done;
        }
    }
}
