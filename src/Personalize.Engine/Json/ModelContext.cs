using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Personalize.Engine;

/// <summary>
/// The types that the engine reads and writes, compiled to code when the engine is built. A new type of the module is one line here: as an
/// array, which stands for the type itself and all that it holds.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(Dictionary<string, object>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(BatchInferenceJob[]))]
[JsonSerializable(typeof(BatchInferenceJobSummary[]))]
[JsonSerializable(typeof(SolutionVersion[]))]
[JsonSerializable(typeof(SolutionVersionSummary[]))]
internal sealed partial class ModelContext : JsonSerializerContext;
