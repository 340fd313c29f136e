using System;
using System.IO;

namespace Personalize.Tools.ModelFacts;

/// <summary>Turns AWS's service models into the project's compact facts, or checks that the committed facts still equal the models.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: dotnet run --project tools/ModelFacts -- <folder of service models> [--out <folder>] [--check]

          <folder>   holds personalize/, personalize-runtime/ and personalize-events/, each with service-2.json,
                     paginators-1.json and endpoint-rule-set-1.json
          --out      where the facts are; default src/Personalize.Emulator/ServiceModel
          --check    compare instead of writing; exit code 1, and what differs, when they are not equal
        """;

    private static int Main(string[] args)
    {
        string? models = null;
        var output = Path.Combine("src", "Personalize.Emulator", "ServiceModel");
        var check = false;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--check")
            {
                check = true;
            }
            else if (args[i] == "--out" && i + 1 < args.Length)
            {
                output = args[++i];
            }
            else if (models is null && !args[i].StartsWith('-'))
            {
                models = args[i];
            }
            else
            {
                return Fail($"'{args[i]}' is not understood.{Environment.NewLine}{Usage}");
            }
        }

        if (models is null)
        {
            return Fail(Usage);
        }

        if (!Directory.Exists(models))
        {
            return Fail($"There is no folder '{models}'.");
        }

        if (!Directory.Exists(output))
        {
            return Fail($"There is no folder '{output}': run this at the repository's root, or say --out.");
        }

        return check ? Check(models, output) : Write(models, output);
    }

    private static int Write(string models, string output)
    {
        foreach (var (name, content) in FactFiles.Of(models))
        {
            File.WriteAllText(Path.Combine(output, name), content);
            Console.WriteLine($"{name}: {content.Length:N0} characters");
        }

        return 0;
    }

    private static int Check(string models, string output)
    {
        var differences = 0;
        foreach (var difference in FactFiles.Differences(models, output))
        {
            Console.Error.WriteLine(difference);
            differences++;
        }

        Console.WriteLine(differences == 0 ? "The facts equal the models." : $"{differences} differences.");
        return differences == 0 ? 0 : 1;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
