using System;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>What several kinds demand of roles and of places in Amazon S3.</summary>
internal static class Checks
{
    /// <summary>A role of the same account, or none.</summary>
    /// <exception cref="ServiceError">It is of another account.</exception>
    public static string? Role(ServiceState state, string? roleArn) =>
        roleArn is null || roleArn.Split(':')[4] == state.Account
            ? roleArn
            : throw ServiceError.AccessDenied("Cross-account pass role is not allowed.");

    /// <summary>A role that the service can't do without, though the model lets it be absent.</summary>
    public static string NeededRole(ServiceState state, OperationCall call) =>
        Role(state, call.Text("roleArn")) ?? throw ServiceError.InvalidInput("The roleArn is needed: the role by which the data is read.");

    /// <summary>Where data lies: a bucket, and a path in it.</summary>
    /// <exception cref="ServiceError">It is no place in Amazon S3.</exception>
    public static void Location(string path, string member)
    {
        if (!Uri.TryCreate(path, UriKind.Absolute, out var uri) || uri.Scheme != "s3" || uri.Host.Length is < 3 or > 63)
        {
            throw ServiceError.InvalidInput($"'{member}' must be a place in Amazon S3, as s3://bucket/folder/, not {path}");
        }
    }

    /// <summary>The path of a job's input or output, e.g. of <c>{"s3DataSource":{"path":"s3://bucket/in.json"}}</c>.</summary>
    public static JsonElement S3(OperationCall call, string member, string inner)
    {
        var json = call.Json(member)!.Value;
        Location(Path(json, inner), $"{member}.{inner}.path");
        return json;
    }

    /// <summary>Why a job that reads from a place fails, or null: the place must be a folder or a file of that kind.</summary>
    public static string? InputFailure(string path, string[] extensions, string reason) =>
        path.EndsWith('/') || Array.Exists(extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? null : reason;

    /// <summary>Why a job that writes to a place fails, or null: the place must be a folder.</summary>
    public static string? OutputFailure(JsonElement output, string inner, string reason) => Path(output, inner).EndsWith('/') ? null : reason;

    /// <summary>The path in a job's input or output.</summary>
    public static string Path(JsonElement place, string inner) => place.GetProperty(inner).GetProperty("path").GetString()!;
}
