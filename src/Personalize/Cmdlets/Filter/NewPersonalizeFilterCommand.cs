using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Creates a filter for recommendations (API: <c>CreateFilter</c>).</summary>
[Cmdlet(VerbsCommon.New, "PersonalizeFilter", SupportsShouldProcess = true)]
[OutputType(typeof(Filter))]
public sealed class NewPersonalizeFilterCommand : NewTaggedResourceCommand<Filter>
{
    /// <summary>The filter's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset group that it belongs to (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    /// <summary>What it includes or excludes, such as <c>EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("purchase")</c> (API: <c>filterExpression</c>).</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [LengthRule(1, 2500)]
    public string? FilterExpression { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Filter;

    private protected override string? NewName => Name;
}
