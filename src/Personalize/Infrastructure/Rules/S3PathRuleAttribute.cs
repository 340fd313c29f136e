namespace Personalize.Infrastructure;

/// <summary>What the service takes as a place in Amazon S3.</summary>
internal sealed class S3PathRuleAttribute() : PatternRuleAttribute(
    "(s3|http|https)://.+", "a place in Amazon S3, as in s3://bucket/folder/ or s3://bucket/folder/file.csv", 256);
