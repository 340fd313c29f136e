using System;
using System.Management.Automation.Host;

namespace Personalize.Shell.Host;

/// <summary>What a person may type for a choice: its label, or the letter after the ampersand in it.</summary>
internal readonly record struct ChoiceKey(string Hotkey, string Label)
{
    /// <summary>The shortest answer that picks this choice.</summary>
    public string Answer => Hotkey.Length > 0 ? Hotkey : Label;

    public static ChoiceKey From(ChoiceDescription choice)
    {
        var ampersand = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return ampersand < 0 || ampersand == choice.Label.Length - 1
            ? new ChoiceKey("", choice.Label)
            : new ChoiceKey(choice.Label.Substring(ampersand + 1, 1).ToUpperInvariant(), choice.Label.Remove(ampersand, 1));
    }

    public bool Matches(string answer) =>
        answer.Length > 0
        && (answer.Equals(Hotkey, StringComparison.OrdinalIgnoreCase) || answer.Equals(Label, StringComparison.OrdinalIgnoreCase));
}
