using System;

namespace Personalize.Infrastructure;

/// <summary>
/// Which member of the request a parameter is, where that doesn't follow from its name. A dotted path stands for a member of a nested
/// structure: <c>jobInput.s3DataSource.path</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ApiMemberAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

/// <summary>Marks a parameter that is the module's own and no member of the request.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotSentAttribute : Attribute;
