using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Creates a solution: a recipe with settings, to be trained on a dataset group (API: <c>CreateSolution</c>). Unless told otherwise the service
/// trains it by itself from then on, and bills each training.
/// </summary>
[Cmdlet(VerbsCommon.New, "PersonalizeSolution", SupportsShouldProcess = true, DefaultParameterSetName = FromRecipe)]
[OutputType(typeof(Solution))]
public sealed class NewPersonalizeSolutionCommand : NewTaggedResourceCommand<Solution>
{
    private const string FromRecipe = "Recipe";
    private const string FromVersion = "SolutionVersion";

    private SolutionConfig? _config;

    /// <summary>The solution's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset group to train on (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = FromRecipe, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromVersion)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    /// <summary>The ARN of the recipe; required unless AutoML chooses one (API: <c>recipeArn</c>).</summary>
    [Parameter(ParameterSetName = FromRecipe, Position = 2)]
    [Parameter(ParameterSetName = FromVersion)]
    [ArnArgument(nameof(RecipeArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RecipeArn { get; set; }

    /// <summary>
    /// A solution version whose configuration is taken over, with the hyperparameters that were tuned for it in place and optimization off; what
    /// else is given counts more.
    /// </summary>
    [Parameter(ParameterSetName = FromVersion, Mandatory = true)]
    [NotSent]
    [ArnArgument("SolutionVersionArn")]
    [ArgumentCompleter(typeof(SolutionVersionArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FromSolutionVersion { get; set; }

    /// <summary>Whether hyperparameters are optimized at each training; takes longer and costs more (API: <c>performHPO</c>).</summary>
    [Parameter]
    public SwitchParameter PerformHPO { get; set; }

    /// <summary>Whether the service chooses the recipe; superseded (API: <c>performAutoML</c>).</summary>
    [Parameter]
    public SwitchParameter PerformAutoML { get; set; }

    /// <summary>Whether the service trains new versions by itself, on schedule; its default is that it does (API: <c>performAutoTraining</c>).</summary>
    [Parameter]
    public SwitchParameter PerformAutoTraining { get; set; }

    /// <summary>Whether versions take in new data between trainings (API: <c>performIncrementalUpdate</c>).</summary>
    [Parameter]
    public SwitchParameter PerformIncrementalUpdate { get; set; }

    /// <summary>The event type to train on, where not all count (API: <c>eventType</c>).</summary>
    [Parameter]
    [LengthRule(0, 256)]
    public string? EventType { get; set; }

    /// <summary>Settings of the training (API: <c>solutionConfig</c>).</summary>
    [Parameter]
    [ModelArgument(typeof(SolutionConfig))]
    public SolutionConfig? SolutionConfig { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Solution;

    private protected override string? NewName => Name;

    private protected override void Warn()
    {
        if (!IsBound(nameof(PerformAutoTraining)))
        {
            var schedule = (_config ?? SolutionConfig)?.AutoTrainingConfig?.SchedulingExpression is { } rate ? $"at {rate}" : "every 7 days";
            WriteWarning(
                $"The service will train '{Name}' by itself, {schedule}, and bill each training: that is its default. "
                + "-PerformAutoTraining says that it is wanted, and -PerformAutoTraining:$false that it isn't.");
        }
    }

    private protected override void Complete(RequestBody body)
    {
        _config = null;
        if (FromSolutionVersion is null)
        {
            return;
        }

        var arn = Arn.Parse(FromSolutionVersion, ResourceKind.SolutionVersion);
        var description = StartDescribe<SolutionVersion>(ResourceKind.SolutionVersion, arn.Text, ConnectionFor(arn), StopToken);
        var version = FinishDescribe(ResourceKind.SolutionVersion, arn.Text, description);
        body.Place ??= arn;
        var tuned = new TunedConfiguration(version, body, SolutionConfig);
        _config = tuned.Config;
        tuned.WriteTo(body);
        foreach (var warning in tuned.Warnings)
        {
            WriteWarning(warning);
        }

        WriteVerbose(tuned.Taken);
    }
}
