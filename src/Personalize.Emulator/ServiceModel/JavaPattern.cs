using System;
using System.Text;
using System.Text.RegularExpressions;

namespace Personalize.Emulator.ServiceModel;

/// <summary>The service's patterns are Java's: this is what they mean in .NET.</summary>
internal static class JavaPattern
{
    /// <summary>An expression that matches where Java's <c>Pattern.matches</c> does: the whole value, with ASCII digits.</summary>
    public static Regex Compile(string pattern)
    {
        var dialect = new StringBuilder();
        var insideClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith(@"\p{ASCII}"))
            {
                dialect.Append(insideClass ? @"\x00-\x7F" : @"[\x00-\x7F]");
                i += @"\p{ASCII}".Length - 1;
            }
            else if (rest.StartsWith(@"\d"))
            {
                dialect.Append(insideClass ? "0-9" : "[0-9]");
                i++;
            }
            else if (rest[0] == '\\')
            {
                dialect.Append(rest[..2]);
                i++;
            }
            else
            {
                insideClass = rest[0] switch { '[' => true, ']' => false, _ => insideClass };
                dialect.Append(rest[0]);
            }
        }

        // Never backtracking: a request cannot make a pattern slow.
        return new Regex($@"\A(?:{dialect})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
