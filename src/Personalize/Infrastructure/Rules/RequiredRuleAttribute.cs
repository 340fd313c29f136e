namespace Personalize.Infrastructure;

/// <summary>A member of a nested setting that has to be there.</summary>
internal sealed class RequiredRuleAttribute : RuleAttribute
{
    public override string? Problem(object value) => null;
}
