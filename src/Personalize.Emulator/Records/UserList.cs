using System;
using System.Collections.Generic;
using System.IO;

namespace Personalize.Emulator.Records;

/// <summary>The users that a deletion job's files name: one column, <c>USER_ID</c>.</summary>
internal static class UserList
{
    private const string Column = "USER_ID";

    /// <summary>Reads files.</summary>
    /// <exception cref="FormatException">One is not such a list; the message is the failure reason of the job.</exception>
    public static IReadOnlyCollection<string> Read(IEnumerable<string> files)
    {
        var users = new HashSet<string>();
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            try
            {
                using var reader = new StreamReader(file);
                var csv = new CsvReader(reader);
                if (csv.Read() is not [var header] || header.Trim('\uFEFF', ' ') != Column)
                {
                    throw new FormatException($"{name} must have one column, with {Column} in its first line.");
                }

                while (csv.Read() is { } line)
                {
                    users.Add(line is [{ Length: > 0 } user] ? user : throw new FormatException($"Line {csv.Line} of {name} is not one {Column}."));
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new FormatException($"{name} can't be read: {error.Message}", error);
            }
        }

        return users;
    }
}
