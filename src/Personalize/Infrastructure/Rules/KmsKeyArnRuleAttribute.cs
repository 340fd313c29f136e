namespace Personalize.Infrastructure;

/// <summary>What the service takes as the ARN of an AWS KMS key.</summary>
internal sealed class KmsKeyArnRuleAttribute() : PatternRuleAttribute(
    "arn:aws.*:kms:.*:[0-9]{12}:key/.*",
    "the ARN of an AWS KMS key, as in arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    2048);
