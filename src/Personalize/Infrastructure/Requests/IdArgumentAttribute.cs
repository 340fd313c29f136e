using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>
/// Lets a parameter for an id take text, numbers, and objects that have it as a property, named as here or as a dataset's column (<c>USER_ID</c>).
/// Other objects are left to the other parameters.
/// </summary>
internal sealed class IdArgumentAttribute(string property) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var input = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        return input switch
        {
            null => null,
            string text => text,
            IDictionary map => Text(Entry(map)) ?? throw NoId(input),
            IEnumerable => throw new ArgumentTransformationMetadataException(
                $"{property} is one id. Several come down the pipeline: 'id1', 'id2' | …, or a file: Import-Csv … | …"),
            _ => Text(input) ?? Text(Member(inputData!)) ?? throw NoId(input),
        };
    }

    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        DateTime or DateTimeOffset => null,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private object? Entry(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            if (RecordForm.SameName(property, entry.Key.ToString()!))
            {
                return entry.Value;
            }
        }

        return null;
    }

    private object? Member(object input)
    {
        foreach (var member in PSObject.AsPSObject(input).Properties)
        {
            if (RecordForm.SameName(property, member.Name))
            {
                return member.Value;
            }
        }

        return null;
    }

    // The inner cast exception is what makes PowerShell go on to the next parameter when the object came down the pipeline.
    private ArgumentTransformationMetadataException NoId(object input)
    {
        var message = $"A {input.GetType().Name} has no {property}. Give it as text, or an object with that property.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
