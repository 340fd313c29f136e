using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Starts a job that computes recommendations for a file of users or items (API: <c>CreateBatchInferenceJob</c>). What it computes is billed.
/// </summary>
[Cmdlet(VerbsCommon.New, "PersonalizeBatchInferenceJob", SupportsShouldProcess = true)]
[OutputType(typeof(BatchInferenceJob))]
public sealed class NewPersonalizeBatchInferenceJobCommand : NewTaggedResourceCommand<BatchInferenceJob>
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [ApiMember("jobName")]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the solution version that computes (API: <c>solutionVersionArn</c>).</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionVersionArn { get; set; }

    /// <summary>The input file in Amazon S3 (API: <c>jobInput.s3DataSource.path</c>).</summary>
    [Parameter(Mandatory = true)]
    [ApiMember("jobInput.s3DataSource.path")]
    [S3PathRule]
    public string? InputPath { get; set; }

    /// <summary>The ARN of the AWS KMS key that the input is encrypted with (API: <c>jobInput.s3DataSource.kmsKeyArn</c>).</summary>
    [Parameter]
    [ApiMember("jobInput.s3DataSource.kmsKeyArn")]
    [KmsKeyArnRule]
    public string? InputKmsKeyArn { get; set; }

    /// <summary>The output folder in Amazon S3 (API: <c>jobOutput.s3DataDestination.path</c>).</summary>
    [Parameter(Mandatory = true)]
    [ApiMember("jobOutput.s3DataDestination.path")]
    [S3PathRule]
    public string? OutputPath { get; set; }

    /// <summary>The ARN of the AWS KMS key to encrypt the output with (API: <c>jobOutput.s3DataDestination.kmsKeyArn</c>).</summary>
    [Parameter]
    [ApiMember("jobOutput.s3DataDestination.kmsKeyArn")]
    [KmsKeyArnRule]
    public string? OutputKmsKeyArn { get; set; }

    /// <summary>The ARN of the IAM role that reads the input and writes the output (API: <c>roleArn</c>).</summary>
    [Parameter(Mandatory = true)]
    [RoleArnRule]
    public string? RoleArn { get; set; }

    /// <summary>The ARN of a filter for the recommendations (API: <c>filterArn</c>).</summary>
    [Parameter]
    [ArnArgument(nameof(FilterArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FilterArn { get; set; }

    /// <summary>How many recommendations a line of input gets (API: <c>numResults</c>).</summary>
    [Parameter]
    public int NumResults { get; set; }

    /// <summary>How the recommendations are weighed (API: <c>batchInferenceJobConfig</c>).</summary>
    [Parameter]
    [ModelArgument(typeof(BatchInferenceJobConfig))]
    public BatchInferenceJobConfig? BatchInferenceJobConfig { get; set; }

    /// <summary><c>BATCH_INFERENCE</c>, or <c>THEME_GENERATION</c> for recommendations with themes (API: <c>batchInferenceJobMode</c>).</summary>
    [Parameter]
    [ValidateSet("BATCH_INFERENCE", "THEME_GENERATION")]
    public string? BatchInferenceJobMode { get; set; }

    /// <summary>What themes are made from (API: <c>themeGenerationConfig</c>).</summary>
    [Parameter]
    [ModelArgument(typeof(ThemeGenerationConfig))]
    public ThemeGenerationConfig? ThemeGenerationConfig { get; set; }

    private protected override ResourceKind Kind => ResourceKind.BatchInferenceJob;

    private protected override string? NewName => Name;
}
