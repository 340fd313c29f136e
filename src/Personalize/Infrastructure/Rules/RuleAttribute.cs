using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>
/// A bound that the service model puts on a value. It is checked before a call: on a cmdlet's parameter when that is bound, on a member of a
/// nested setting when its hashtable is read.
/// </summary>
internal abstract class RuleAttribute : ValidateArgumentsAttribute
{
    /// <summary>What is wrong with a value, as a sentence that tells what would be right; <see langword="null"/> where nothing is.</summary>
    public abstract string? Problem(object value);

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var value = arguments is PSObject wrapped ? wrapped.BaseObject : arguments;
        if (value is not null && Problem(value) is { } problem)
        {
            throw new ValidationMetadataException(problem);
        }
    }
}
