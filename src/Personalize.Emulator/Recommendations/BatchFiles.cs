using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Recommendations;

/// <summary>
/// What batch inference, batch segment and export jobs read and write where a folder stands for Amazon S3: done when somebody looks
/// after the job has become ACTIVE. A job whose files are not what they must be has failed, as of that time.
/// </summary>
internal sealed class BatchFiles(ServiceState state) : IStatePart
{
    private Dictionary<string, DateTimeOffset> _done = [];

    private IEnumerable<Resource> Jobs =>
        [.. state.BatchInferenceJobs.Store.Held, .. state.BatchSegmentJobs.Store.Held, .. state.DatasetExportJobs.Store.Held];

    /// <summary>Writes the files of the jobs that are done by now.</summary>
    public void Settle(DateTimeOffset now)
    {
        if (state.Records.S3 is not { } folder)
        {
            return;
        }

        foreach (var job in Jobs.Where(job => !(_done.TryGetValue(job.Arn, out var created) && created == job.Created)))
        {
            var step = job.Lifecycle.At(now);
            if (Status.IsTransient(step.Status))
            {
                continue;
            }

            _done[job.Arn] = job.Created;
            try
            {
                if (step.Status == Status.Active)
                {
                    Write(job, folder, step.At);
                }
            }
            catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
            {
                job.Lifecycle = Lifecycle.Of(
                    [.. job.Lifecycle.Steps.Where(before => before.At < step.At), new LifecycleStep(step.At, Status.CreateFailed, error.Message)]);
            }
        }
    }

    /// <summary>The jobs that there are write nothing any more.</summary>
    public void PassOver() => _done = Jobs.ToDictionary(job => job.Arn, job => job.Created);

    public JsonNode Save() => JsonSerializer.SerializeToNode(_done, StateFile.Format)!;

    public Action Read(JsonElement? saved)
    {
        var read = saved?.Deserialize<Dictionary<string, DateTimeOffset>>(StateFile.Format) ?? [];
        return () => _done = read;
    }

    private void Write(Resource resource, S3Folder folder, DateTimeOffset now)
    {
        switch (resource)
        {
            case BatchInferenceJob job:
                var source = Source(job.SolutionVersionArn);
                WriteLines(folder, job.JobInput, job.JobOutput, line => BatchLine.Recommend(state, source, line, job, now));
                break;
            case BatchSegmentJob job:
                var segments = Source(job.SolutionVersionArn);
                WriteLines(folder, job.JobInput, job.JobOutput, line => BatchLine.Segment(state, segments, line, job.FilterArn, job.NumResults ?? 25, now));
                break;
            case DatasetExportJob job when state.Datasets.Store.Find(job.DatasetArn) is { } dataset:
                var path = folder.PathOf(Checks.Path(job.JobOutput, "s3DataDestination"));
                Directory.CreateDirectory(path);
                using (var writer = new StreamWriter(Path.Combine(path, job.Name + ".csv")))
                {
                    CsvExport.Write(
                        writer, state.Records.Of(state.DatasetGroups.Store.Get(dataset.DatasetGroupArn)),
                            dataset.DatasetType, state.Records.SchemaOf(dataset), job.IngestionMode);
                }

                break;
        }
    }

    private RecommendationSource Source(string versionArn) => RecommendationSource.OfVersion(state, state.SolutionVersions.Store.Get(versionArn));

    /// <summary>A line of output for each of input; one that can't be answered says why, and the others are answered all the same.</summary>
    private static void WriteLines(S3Folder folder, JsonElement input, JsonElement output, Func<JsonElement, JsonObject> answer)
    {
        var files = folder.Files(Checks.Path(input, "s3DataSource"), ".json", ".jsonl");
        var destination = folder.PathOf(Checks.Path(output, "s3DataDestination"));
        Directory.CreateDirectory(destination);
        foreach (var file in files)
        {
            using var writer = new StreamWriter(Path.Combine(destination, Path.GetFileName(file) + ".out"),
                append: false, new UTF8Encoding(false))
            { NewLine = "\n" };
            var number = 0;
            foreach (var text in File.ReadLines(file))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(text))
                {
                    writer.WriteLine(Answer(Parse(text, Path.GetFileName(file), number), answer));
                }
            }
        }
    }

    private static string Answer(JsonElement line, Func<JsonElement, JsonObject> answer)
    {
        JsonObject? output = null;
        string? failure = null;
        try
        {
            output = answer(line);
        }
        catch (ServiceError error)
        {
            failure = error.Message;
        }

        return new JsonObject { ["input"] = JsonNode.Parse(line.GetRawText()), ["output"] = output, ["error"] = failure }.ToJsonString(JsonOutput.Relaxed);
    }

    private static JsonElement Parse(string text, string file, int number)
    {
        try
        {
            var line = JsonSerializer.Deserialize<JsonElement>(text);
            if (line.ValueKind == JsonValueKind.Object)
            {
                return line;
            }
        }
        catch (JsonException)
        {
            // Said below, as is everything else that is no object.
        }

        throw new FormatException($"Line {number} of {file} is not a JSON object.");
    }
}
