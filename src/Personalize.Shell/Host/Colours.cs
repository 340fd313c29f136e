using System;
using System.Management.Automation;

namespace Personalize.Shell.Host;

/// <summary>Console colours as escape sequences.</summary>
internal static class Colours
{
    /// <summary>The text in the colours, if standard output shows colours; a colour that is null stays the terminal's own.</summary>
    public static string Paint(string text, ConsoleColor? foreground, ConsoleColor? background = null)
    {
        if (!Terminal.HasColour || text.Length == 0)
        {
            return text;
        }

        var start = (IsColour(foreground) ? PSStyle.MapForegroundColorToEscapeSequence(foreground!.Value) : "")
            + (IsColour(background) ? PSStyle.MapBackgroundColorToEscapeSequence(background!.Value) : "");
        return start.Length == 0 ? text : start + text + PSStyle.Instance.Reset;
    }

    // Off Windows, Console gives -1 for the terminal's own colours, and Write-Host passes that on.
    private static bool IsColour(ConsoleColor? colour) => colour is >= ConsoleColor.Black and <= ConsoleColor.White;
}
