using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>
/// The configuration of a solution version for a new solution: as it was trained, with the hyperparameters that were found for it in place and the
/// search for them off. What the caller gave counts more.
/// </summary>
internal sealed class TunedConfiguration
{
    private readonly SolutionVersion _version;
    private readonly List<string> _warnings = [];

    /// <param name="version">The version.</param>
    /// <param name="given">The request with what the caller gave.</param>
    /// <param name="givenConfig">The settings that the caller gave.</param>
    public TunedConfiguration(SolutionVersion version, RequestBody given, SolutionConfig? givenConfig)
    {
        _version = version;
        Config = Copy(version.SolutionConfig ?? new SolutionConfig());
        var tunes = Gives(given, "performHPO", true);
        var tuned = version.TunedHPOParams?.AlgorithmHyperParameters;
        var recipe = given.Members.FirstOrDefault(member => member.Key == "recipeArn").Value as string;

        // AutoML's choice is the version's recipe by now.
        Config.AutoMLConfig = null;
        if (recipe is not null && recipe != version.RecipeArn)
        {
            Config.AlgorithmHyperParameters = null;
            Config.FeatureTransformationParameters = null;
            Config.HpoConfig = null;
            _warnings.Add(
                $"Hyperparameters belong to a recipe: those of {version.SolutionVersionArn} are for {Display.NameOf(version.RecipeArn)} "
                + $"and are left out for {Display.NameOf(recipe)}.");
            Taken = $"Taken over from {version.SolutionVersionArn}: its configuration, without what is its recipe's.";
        }
        else if (tunes)
        {
            Taken = $"Taken over from {version.SolutionVersionArn}: its configuration. Its hyperparameters are searched anew, as -PerformHPO says.";
        }
        else
        {
            Config.HpoConfig = null;
            Taken = $"Taken over from {version.SolutionVersionArn}: its configuration, and {tuned?.Count ?? 0} tuned hyperparameters.";
            if (tuned is { Count: > 0 })
            {
                Config.AlgorithmHyperParameters = Over(Config.AlgorithmHyperParameters, tuned);
            }
            else
            {
                _warnings.Add($"{version.SolutionVersionArn} has no tuned hyperparameters: its configuration is taken over as it was trained.");
            }
        }

        // The service doesn't take both: the one that the caller gave counts.
        if (given.Has("eventType"))
        {
            Config.EventsConfig = null;
        }

        if (Gives(given, "performAutoTraining", false))
        {
            Config.AutoTrainingConfig = null;
        }

        if (givenConfig is not null)
        {
            Merge(givenConfig);
        }
    }

    /// <summary>The settings of the training.</summary>
    public SolutionConfig Config { get; }

    /// <summary>What was taken over, in words.</summary>
    public string Taken { get; }

    /// <summary>What the caller should know.</summary>
    public IEnumerable<string> Warnings => _warnings;

    /// <summary>Adds to a request what the caller didn't give.</summary>
    public void WriteTo(RequestBody body)
    {
        Add("datasetGroupArn", _version.DatasetGroupArn);
        Add("recipeArn", _version.RecipeArn);
        Add("performHPO", false);
        Add("performIncrementalUpdate", _version.PerformIncrementalUpdate);
        if (Config.EventsConfig is null)
        {
            Add("eventType", _version.EventType);
        }

        if (Config.GetType().GetProperties().Any(property => property.GetValue(Config) is not null))
        {
            body.Set("solutionConfig", Config);
        }

        void Add(string member, object? value)
        {
            if (value is not null && !body.Has(member))
            {
                body.Set(member, value);
            }
        }
    }

    private static bool Gives(RequestBody given, string member, bool value) =>
        given.Members.Any(own => own.Key == member && own.Value is bool flag && flag == value);

    // A member that this module doesn't know can't be sent, and must not get lost unsaid.
    private SolutionConfig Copy(SolutionConfig original)
    {
        var copy = new SolutionConfig();
        foreach (var property in typeof(SolutionConfig).GetProperties())
        {
            property.SetValue(copy, property.GetValue(original));
        }

        var unknown = PSObject.AsPSObject(original).Properties.OfType<PSNoteProperty>().Select(property => property.Name).ToArray();
        if (unknown.Length > 0)
        {
            _warnings.Add($"These settings of {_version.SolutionVersionArn} are not known to this version of the module and are not taken over: "
                + string.Join(", ", unknown) + ".");
        }

        return copy;
    }

    // A name may have its group before it, "training.bptt", where the other side has only "bptt".
    private static Dictionary<string, string> Over(Dictionary<string, string>? below, Dictionary<string, string> above)
    {
        var result = new Dictionary<string, string>(above);
        foreach (var pair in below ?? [])
        {
            if (!above.Keys.Any(name => IsSame(name, pair.Key)))
            {
                result[pair.Key] = pair.Value;
            }
        }

        return result;
    }

    private static bool IsSame(string one, string other) =>
        one == other || one.EndsWith("." + other, StringComparison.Ordinal) || other.EndsWith("." + one, StringComparison.Ordinal);

    private void Merge(SolutionConfig given)
    {
        foreach (var property in typeof(SolutionConfig).GetProperties())
        {
            var (value, own) = (property.GetValue(given), property.GetValue(Config));
            if (value is Dictionary<string, string> map && own is Dictionary<string, string> below)
            {
                // Of hyperparameters and the like, each is a setting of its own.
                property.SetValue(Config, Over(below, map));
            }
            else if (value is not null)
            {
                property.SetValue(Config, value);
            }
        }
    }
}
