using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Lets a parameter for a map of texts take a hashtable; numbers become text.</summary>
internal sealed class TextMapArgumentAttribute(string name) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return ModelReader.Read(typeof(Dictionary<string, string>), inputData, name);
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}

/// <summary>Lets a parameter for metadata columns take <c>@{ ITEMS = 'TITLE', 'GENRE' }</c>, or the columns alone.</summary>
internal sealed class MetadataColumnArgumentAttribute : ArgumentTransformationAttribute
{
    // The service model would let 99 pass; the service takes ten.
    private const int Most = 10;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var input = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        try
        {
            var columns = (Dictionary<string, string[]>?)ModelReader.Read(
                typeof(Dictionary<string, string[]>),
                input is string or (IEnumerable and not IDictionary) ? new Dictionary<string, object> { ["ITEMS"] = input } : input,
                "MetadataColumn");
            return columns?.FirstOrDefault(entry => entry.Value.Length > Most) is { Key: not null } tooMany
                ? throw new FormatException($"MetadataColumn.{tooMany.Key} has {tooMany.Value.Length} columns, and the service gives at most {Most}.")
                : columns;
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
