using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Lets a parameter for an ARN of any kind take resources as well as text.</summary>
internal sealed class AnyArnArgumentAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is IEnumerable many and not string ? many.Cast<object?>().Select(One).ToArray() : One(inputData);

    private static object? One(object? input)
    {
        var value = input is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            null or string => value,
            IResource resource => resource.Arn,
            SolutionVersionComparison row => row.ToString(),
            ResourceTag tag => tag.ResourceArn,
            IDictionary map => map["Arn"],
            _ => Property(value, "Arn") ?? Property(value, "ResourceArn") ?? throw NoArn(value),
        };
    }

    private static object? Property(object value, string name) => PSObject.AsPSObject(value).Properties[name]?.Value;

    // The inner cast exception is what makes PowerShell look for another parameter when the object came down the pipeline.
    private static ArgumentTransformationMetadataException NoArn(object value)
    {
        var message = $"A {value.GetType().Name} has no Arn. Give an ARN as text, or a resource.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
