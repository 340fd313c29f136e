using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Faults;
using Personalize.Emulator.Http;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.Control;

/// <summary>The last requests to the service, for whoever wants to see what a client really sent. It holds no signature and no token.</summary>
internal sealed class RequestJournal
{
    /// <summary>How many requests are remembered.</summary>
    public const int Capacity = 1000;

    private readonly object _gate = new();
    private readonly Queue<JournalEntry> _entries = new(Capacity);
    private long _served;

    /// <summary>How many requests there were, forgotten ones too.</summary>
    public long Served
    {
        get
        {
            lock (_gate)
            {
                return _served;
            }
        }
    }

    public void Add(JournalEntry entry)
    {
        lock (_gate)
        {
            _served++;
            if (_entries.Count == Capacity)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(entry);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>The last <paramref name="last"/> requests, the oldest first.</summary>
    public JsonArray List(int last)
    {
        List<JournalEntry> entries;
        lock (_gate)
        {
            entries = [.. _entries.TakeLast(last)];
        }

        return new JsonArray([.. entries.Select(entry => entry.ToJson())]);
    }
}

/// <summary>A request and what became of it.</summary>
internal sealed class JournalEntry(HttpRequest request, DateTimeOffset time, long startTicks)
{
    /// <summary>Headers that would give something away, or that are shown in another way.</summary>
    private static readonly string[] HeadersLeftOut = ["Authorization", "X-Amz-Security-Token", "Connection", "Content-Length"];

    private double? _milliseconds;
    private bool _delivered;

    public string RequestId { get; } = Guid.NewGuid().ToString();

    /// <summary>When it came, in real time.</summary>
    public DateTimeOffset Time { get; } = time;

    public string? Operation { get; set; }

    public FaultKind? Fault { get; set; }

    /// <summary>The status that it was answered with; null where a fault kept the answer back.</summary>
    public int? Status { get; set; }

    /// <summary>Takes down how it ended.</summary>
    public void Finish(bool delivered)
    {
        _delivered = delivered;
        _milliseconds = Math.Round(Stopwatch.GetElapsedTime(startTicks).TotalMilliseconds, 3);
    }

    public JsonObject ToJson()
    {
        var headers = new JsonObject();
        foreach (var (name, value) in request.Headers.Where(header => !HeadersLeftOut.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            headers[name.ToLowerInvariant()] = value;
        }

        var scope = Scope();
        return new JsonObject
        {
            ["requestId"] = RequestId,
            ["time"] = Time.UtcDateTime,
            ["operation"] = Operation,
            ["method"] = request.Method,
            ["path"] = request.Path,
            ["query"] = request.Query,
            ["target"] = request.Header("X-Amz-Target"),
            ["headers"] = headers,
            ["accessKeyId"] = scope?.AccessKey,
            ["credentialScope"] = scope?.Scope,
            ["signedHeaders"] = scope is null ? null : string.Join(';', scope.SignedHeaders),
            ["sessionToken"] = request.Header("X-Amz-Security-Token") is not null,
            ["body"] = Encoding.UTF8.GetString(request.Body.Span),
            ["status"] = Status,
            ["fault"] = Fault is { } fault ? JsonNamingPolicy.CamelCase.ConvertName(fault.ToString()) : null,
            ["delivered"] = _delivered,
            ["milliseconds"] = _milliseconds,
        };
    }

    private CredentialScope? Scope()
    {
        try
        {
            return request.Header("Authorization") is { } authorization ? CredentialScope.Parse(authorization) : null;
        }
        catch (ServiceError)
        {
            return null;
        }
    }
}
