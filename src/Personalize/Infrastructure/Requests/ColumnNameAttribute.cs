using System;

namespace Personalize.Infrastructure;

/// <summary>What a dataset's file calls a member, where that isn't the member's own name with underscores.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ColumnNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
