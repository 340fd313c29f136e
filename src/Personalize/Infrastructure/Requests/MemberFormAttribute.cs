using System;

namespace Personalize.Infrastructure;

/// <summary>Says that a member's value is written in a form of its own, which the user needn't know.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class MemberFormAttribute : Attribute
{
    /// <summary>What the API wants, of what the user gave.</summary>
    /// <param name="value">The user's value.</param>
    /// <param name="path">What an error calls the member.</param>
    /// <exception cref="FormatException">The value doesn't fit; the message tells why.</exception>
    public abstract object? Read(object? value, string path);
}
