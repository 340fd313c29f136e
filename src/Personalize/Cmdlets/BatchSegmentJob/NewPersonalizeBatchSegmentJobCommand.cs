using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Starts a job that finds the users who are likely to take each item of a file (API: <c>CreateBatchSegmentJob</c>). What it computes is billed.
/// </summary>
[Cmdlet(VerbsCommon.New, "PersonalizeBatchSegmentJob", SupportsShouldProcess = true)]
[OutputType(typeof(BatchSegmentJob))]
public sealed class NewPersonalizeBatchSegmentJobCommand : NewTaggedResourceCommand<BatchSegmentJob>
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [ApiMember("jobName")]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the solution version that computes (API: <c>solutionVersionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionVersionArn { get; set; }

    /// <summary>The input file in Amazon S3 (API: <c>jobInput.s3DataSource.path</c>).</summary>
    [Parameter(Mandatory = true)]
    [S3PathRule]
    [ApiMember("jobInput.s3DataSource.path")]
    public string? InputPath { get; set; }

    /// <summary>The ARN of the AWS KMS key that the input is encrypted with (API: <c>jobInput.s3DataSource.kmsKeyArn</c>).</summary>
    [Parameter]
    [KmsKeyArnRule]
    [ApiMember("jobInput.s3DataSource.kmsKeyArn")]
    public string? InputKmsKeyArn { get; set; }

    /// <summary>The output folder in Amazon S3 (API: <c>jobOutput.s3DataDestination.path</c>).</summary>
    [Parameter(Mandatory = true)]
    [S3PathRule]
    [ApiMember("jobOutput.s3DataDestination.path")]
    public string? OutputPath { get; set; }

    /// <summary>The ARN of the AWS KMS key to encrypt the output with (API: <c>jobOutput.s3DataDestination.kmsKeyArn</c>).</summary>
    [Parameter]
    [KmsKeyArnRule]
    [ApiMember("jobOutput.s3DataDestination.kmsKeyArn")]
    public string? OutputKmsKeyArn { get; set; }

    /// <summary>The ARN of the IAM role that reads the input and writes the output (API: <c>roleArn</c>).</summary>
    [Parameter(Mandatory = true)]
    [RoleArnRule]
    public string? RoleArn { get; set; }

    /// <summary>The ARN of a filter for the users (API: <c>filterArn</c>).</summary>
    [Parameter]
    [ArnArgument(nameof(FilterArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FilterArn { get; set; }

    /// <summary>How many users a line of input gets (API: <c>numResults</c>).</summary>
    [Parameter]
    public int NumResults { get; set; }

    private protected override ResourceKind Kind => ResourceKind.BatchSegmentJob;

    private protected override string? NewName => Name;
}
