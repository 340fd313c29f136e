using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Lets a parameter for tags take a hashtable of keys and values as well as tags.</summary>
internal sealed class TagArgumentAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var input = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return ModelReader.Read(typeof(Tag[]), input switch
            {
                IDictionary map when !IsTag(map) => Pairs(map),
                IEnumerable many and not (string or IDictionary) => many.Cast<object?>().Select(TagOf).ToArray(),
                _ => TagOf(input),
            });
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException($"{exception.Message} Tags are given as @{{ key = 'value'; … }}.", exception);
        }
    }

    private static object? TagOf(object? input) =>
        (input is PSObject wrapped ? wrapped.BaseObject : input) is ResourceTag tag ? new Tag { TagKey = tag.TagKey, TagValue = tag.TagValue } : input;

    private static bool IsTag(IDictionary map) => map.Count == 2 && map.Contains(nameof(Tag.TagKey)) && map.Contains(nameof(Tag.TagValue));

    private static Tag[] Pairs(IDictionary map)
    {
        var tags = new List<Tag>(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            tags.Add(new Tag
            {
                TagKey = Convert.ToString(entry.Key, CultureInfo.InvariantCulture),
                TagValue = Convert.ToString(entry.Value is PSObject value ? value.BaseObject : entry.Value, CultureInfo.InvariantCulture) ?? "",
            });
        }

        return [.. tags];
    }
}
