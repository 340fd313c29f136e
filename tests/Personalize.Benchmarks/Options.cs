using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Personalize.Benchmarks.Clients;

namespace Personalize.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options(string Command, int? Jobs, int? Runs, string Module, IReadOnlyList<string> Rest)
{
    public const string Usage = """
        dotnet run -c Release --project tests/Personalize.Benchmarks -- [command] [--jobs N] [--runs N] [--module path]

          all      everything below, the default
          list     every job of a long list: the module, the JavaScript SDK, boto3, the AWS CLI, a bare HttpClient
          pages    one call for one page, by the same clients
          memory   the most memory that listing takes, for few jobs and for many
          import   Import-Module, beside an empty module with as many cmdlets
          cold     a whole process that describes one solution version, beside the AWS CLI; and where its time goes
          runtime  events written and recommendations asked for, beside boto3
          install  installs the JavaScript SDK for list and pages, from the package registry npm is set to
          serve    only the fixed-answer server, until its input ends

          --jobs N       how many jobs, or events, there are (100000; memory: the greater number, 1000000)
          --runs N       how often each thing is measured
          --module path  the module's manifest (Personalize.psd1 at the repository's root)
        """;

    /// <exception cref="FormatException">Something is not an option.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var command = "all";
        int? jobs = null;
        int? runs = null;
        var module = Path.Combine(Toolbox.Root, "Personalize.psd1");
        var first = 0;
        if (arguments.Count > 0 && !arguments[0].StartsWith('-'))
        {
            command = arguments[0];
            first = 1;
        }

        if (command == "session")
        {
            return new Options(command, jobs, runs, module, [.. arguments.Skip(1)]);
        }

        for (var i = first; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"{arguments[i]} wants a value.");
            switch (arguments[i])
            {
                case "--jobs":
                    jobs = Positive(value);
                    break;
                case "--runs":
                    runs = Positive(value);
                    break;
                case "--module":
                    module = Path.GetFullPath(value);
                    break;
                default:
                    throw new FormatException($"{arguments[i]} is not one of --jobs, --runs, --module.");
            }
        }

        return new Options(command, jobs, runs, module, []);

        static int Positive(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{text}' is not a whole number greater than zero.");
    }
}
