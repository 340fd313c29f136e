using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>
/// Lets an ARN parameter take objects as well as text: it reads the object's property of the parameter's own name. An object without that
/// property is left to the other parameters, so that a parent resource binds to the parameter for the parent.
/// </summary>
internal sealed class ArnArgumentAttribute(string property) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap(inputData) switch
    {
        null => null,
        string text => text,
        IDictionary dictionary => FromDictionary(dictionary),
        IEnumerable many => many.Cast<object?>().Select(One).ToArray(),
        _ => FromObject(inputData!),
    };

    private string? One(object? input) => Unwrap(input) switch
    {
        null => null,
        string text => text,
        IDictionary dictionary => FromDictionary(dictionary),
        _ => FromObject(input!),
    };

    private string FromDictionary(IDictionary dictionary) =>
        (dictionary[property] ?? dictionary["Arn"])?.ToString() ?? throw NoArn(dictionary);

    private string FromObject(object input)
    {
        var wrapped = PSObject.AsPSObject(input);
        var found = wrapped.Properties[property]?.Value;
        if (found is null && wrapped.BaseObject is not ServiceObject)
        {
            found = wrapped.Properties["Arn"]?.Value;
        }

        return found?.ToString() ?? throw NoArn(wrapped.BaseObject);
    }

    private static object? Unwrap(object? input) => input is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : input;

    // The inner cast exception is what makes PowerShell go on to the next parameter when the object came down the pipeline.
    private ArgumentTransformationMetadataException NoArn(object input)
    {
        var message = $"A {input.GetType().Name} has no {property}. Give an ARN as text, or an object with that property.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
