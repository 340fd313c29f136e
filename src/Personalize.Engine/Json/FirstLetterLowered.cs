using System.Text.Json;

namespace Personalize.Engine;

/// <summary>
/// The service's member names are ours with the first letter lowered, and that one alone: <c>TunedHPOParams</c> is <c>tunedHPOParams</c>.
/// </summary>
internal sealed class FirstLetterLowered : JsonNamingPolicy
{
    public override string ConvertName(string name) =>
        string.Create(name.Length, name, static (characters, source) =>
        {
            source.CopyTo(characters);
            characters[0] = char.ToLowerInvariant(characters[0]);
        });
}
