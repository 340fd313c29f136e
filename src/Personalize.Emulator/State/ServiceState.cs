using Personalize.Emulator.Resources;

namespace Personalize.Emulator.State;

/// <summary>Everything that the service holds for one account in one region.</summary>
internal sealed class ServiceState
{
    public ServiceState(string region, string account)
    {
        Arn = new Arn(region, account);
        Account = account;
        Recipes = new Recipes();
        DatasetGroups = new DatasetGroups();
        SolutionVersions = new SolutionVersions(this);
        Solutions = new Solutions(this);
        BatchInferenceJobs = new BatchInferenceJobs(this);
    }

    /// <summary>Held by whoever reads or changes the state: an operation sees and leaves it whole.</summary>
    public object Gate { get; } = new();

    public Arn Arn { get; }

    public string Account { get; }

    public PageTokens Tokens { get; } = new();

    public Recipes Recipes { get; }

    public DatasetGroups DatasetGroups { get; }

    public Solutions Solutions { get; }

    public SolutionVersions SolutionVersions { get; }

    public BatchInferenceJobs BatchInferenceJobs { get; }
}
