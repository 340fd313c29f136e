using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A place in Amazon S3: the API's <c>S3DataConfig</c>.</summary>
public sealed class S3DataConfig : ServiceObject
{
    /// <summary>The path, such as <c>s3://bucket/folder/</c> (API: <c>path</c>).</summary>
    [RequiredRule]
    [S3PathRule]
    public string? Path { get; set; }

    /// <summary>The ARN of the AWS KMS key that encrypts it (API: <c>kmsKeyArn</c>).</summary>
    [KmsKeyArnRule]
    public string? KmsKeyArn { get; set; }
}
