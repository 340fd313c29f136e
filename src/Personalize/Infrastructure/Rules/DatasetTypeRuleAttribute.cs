namespace Personalize.Infrastructure;

/// <summary>What the service takes as the type of a dataset.</summary>
internal sealed class DatasetTypeRuleAttribute() : PatternRuleAttribute(
    "^[A-Za-z_]+$", "a dataset type, as in Interactions, Items, Users, Actions and Action_Interactions", 256);
