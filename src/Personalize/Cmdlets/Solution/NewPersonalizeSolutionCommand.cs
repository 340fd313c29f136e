using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Creates a solution: a recipe with settings, to be trained on a dataset group (API: <c>CreateSolution</c>). Unless told otherwise the service
/// trains it by itself from then on, and bills each training.
/// </summary>
[Cmdlet(VerbsCommon.New, "PersonalizeSolution", SupportsShouldProcess = true)]
[OutputType(typeof(Solution))]
public sealed class NewPersonalizeSolutionCommand : NewTaggedResourceCommand<Solution>
{
    /// <summary>The solution's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset group to train on (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    /// <summary>The ARN of the recipe; required unless AutoML chooses one (API: <c>recipeArn</c>).</summary>
    [Parameter(Position = 2)]
    [ArnArgument(nameof(RecipeArn))]
    [ValidateNotNullOrEmpty]
    public string? RecipeArn { get; set; }

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
            var schedule = SolutionConfig?.AutoTrainingConfig?.SchedulingExpression is { } rate ? $"at {rate}" : "every 7 days";
            WriteWarning(
                $"The service will train '{Name}' by itself, {schedule}, and bill each training: that is its default. "
                + "-PerformAutoTraining says that it is wanted, and -PerformAutoTraining:$false that it isn't.");
        }
    }
}
