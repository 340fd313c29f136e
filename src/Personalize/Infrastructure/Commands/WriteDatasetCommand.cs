using System.Collections.Generic;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Write- of a dataset's records, which replace those of the same id.</summary>
public abstract class WriteDatasetCommand : WriteCommand
{
    private protected WriteDatasetCommand()
    {
    }

    /// <summary>The ARN of the dataset (API: <c>datasetArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ApiMember("datasetArn")]
    [ArnArgument(nameof(DatasetArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetArn { get; set; }

    private protected sealed override Arn? Place => Arn.Parse(DatasetArn, ResourceKind.Dataset);

    // The id is the first member, and later records of one id must come later.
    private protected sealed override Record ToRecord(object target, object?[] values, string? madeId) =>
        new(target, Members(Form, values, from: 0)) { OrderKey = (string)values[0]!, Label = (string)values[0]! };

    private protected sealed override IEnumerable<KeyValuePair<string, object?>> CallMembers(Record first) => [new("datasetArn", DatasetArn)];
}
