namespace Personalize.Infrastructure;

/// <summary>What the service takes as the ARN of an IAM role.</summary>
internal sealed class RoleArnRuleAttribute() : PatternRuleAttribute(
    @"arn:([a-z\d-]+):iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+",
    "the ARN of an IAM role, as in arn:aws:iam::123456789012:role/PersonalizeRole",
    256);
