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
            IDictionary map => map["Arn"],
            _ => PSObject.AsPSObject(value).Properties["Arn"]?.Value ?? throw NoArn(value),
        };
    }

    private static ArgumentTransformationMetadataException NoArn(object value) =>
        new($"A {value.GetType().Name} has no Arn. Give an ARN as text, or a resource.");
}
