using System;
using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize.Engine;

/// <summary>What sets the three APIs apart: names, host and protocol.</summary>
internal sealed class ApiFacts
{
    private static readonly ApiFacts Control = new("Personalize", "personalize", "application/x-amz-json-1.1")
    {
        TargetPrefix = "AmazonPersonalize.",
    };

    private static readonly ApiFacts Runtime = new("Personalize Runtime", "personalize-runtime", "application/json")
    {
        Paths = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GetRecommendations"] = "/recommendations",
            ["GetPersonalizedRanking"] = "/personalize-ranking",
            ["GetActionRecommendations"] = "/action-recommendations",
        },
        Secrets = ["context", "filterValues", "metadata"],
    };

    private static readonly ApiFacts Events = new("Personalize Events", "personalize-events", "application/json")
    {
        Paths = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PutEvents"] = "/events",
            ["PutItems"] = "/items",
            ["PutUsers"] = "/users",
            ["PutActions"] = "/actions",
            ["PutActionInteractions"] = "/action-interactions",
        },
        Secrets = ["actionId", "eventList", "impression", "itemId", "properties", "userId"],
    };

    private ApiFacts(string serviceId, string hostPrefix, string contentType)
    {
        ServiceId = serviceId;
        HostPrefix = hostPrefix;
        ContentType = contentType;
        EndpointVariable = "AWS_ENDPOINT_URL_" + serviceId.Replace(' ', '_').ToUpperInvariant();
        ProfileSection = EndpointVariable["AWS_ENDPOINT_URL_".Length..].ToLowerInvariant();
    }

    /// <summary>AWS's id of the service, from which the names of settings are derived.</summary>
    public string ServiceId { get; }

    /// <summary>What host names begin with.</summary>
    public string HostPrefix { get; }

    /// <summary>The media type of requests.</summary>
    public string ContentType { get; }

    /// <summary>The environment variable that moves this API's endpoint, and no other's.</summary>
    public string EndpointVariable { get; }

    /// <summary>This API's name in the <c>services</c> sections of AWS's config file.</summary>
    public string ProfileSection { get; }

    /// <summary>All three sign as one service.</summary>
    public static string SigningName => "personalize";

    /// <summary>The members that the service model calls sensitive, beyond those that are secret in every API.</summary>
    public IReadOnlyCollection<string> Secrets { get; private init; } = [];

    private string? TargetPrefix { get; init; }

    private Dictionary<string, string>? Paths { get; init; }

    public static ApiFacts Of(ServiceApi api) => api switch
    {
        ServiceApi.Control => Control,
        ServiceApi.Runtime => Runtime,
        ServiceApi.Events => Events,
        _ => throw new ArgumentOutOfRangeException(nameof(api), api, null),
    };

    /// <summary>awsJson1_1 names the operation in a header.</summary>
    public string? TargetOf(string operation) => TargetPrefix is null ? null : TargetPrefix + operation;

    /// <summary>restJson1 names it by its path; all members of all eight operations travel in the body.</summary>
    public string PathOf(string operation)
    {
        if (Paths is null)
        {
            return "/";
        }

        return Paths.TryGetValue(operation, out var path)
            ? path
            : throw new InvalidInputException($"{ServiceId} has no operation '{operation}'. It has {string.Join(", ", Paths.Keys)}.");
    }
}
