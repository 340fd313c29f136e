using System.Text.Json;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.Resources;

/// <summary>What the two kinds of batch jobs demand alike.</summary>
internal static class BatchChecks
{
    /// <summary>How many results a line of input is to give, or null.</summary>
    /// <exception cref="ServiceError">It is none, or too many.</exception>
    public static int? NumResults(OperationCall call, int most)
    {
        var results = call.Integer("numResults");
        return results is null or >= 1 && !(results > most)
            ? results
            : throw ServiceError.InvalidInput($"numResults must be from 1 to {most}, not {results}.");
    }

    /// <summary>Why a job with these places fails, or null.</summary>
    public static string? Failure(JsonElement input, JsonElement output) =>
        Checks.InputFailure(Checks.Path(input, "s3DataSource"), [".json", ".jsonl"], "Invalid S3 input path")
        ?? Checks.OutputFailure(output, "s3DataDestination", "Invalid S3 output path");
}
