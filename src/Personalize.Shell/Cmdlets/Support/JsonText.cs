using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Numerics;
using Newtonsoft.Json;

namespace Personalize.Shell.Cmdlets.Support;

/// <summary>Writes PowerShell's values as JSON, with the library and the rules by which pwsh does.</summary>
internal sealed class JsonText(int depth, bool indented, bool enumsAsStrings)
{
    /// <summary>Whether something lay deeper than allowed and was written as text.</summary>
    public bool WasCut { get; private set; }

    public string Write(object? value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text) { Formatting = indented ? Formatting.Indented : Formatting.None };
        Write(json, value, level: 0);
        json.Flush();
        return text.ToString();
    }

    private void Write(JsonTextWriter json, object? value, int level)
    {
        var wrapped = value as PSObject;
        var inner = wrapped is null ? value : wrapped.BaseObject;
        switch (inner)
        {
            case null or DBNull:
                json.WriteNull();
                break;
            case string text:
                json.WriteValue(text);
                break;
            case Enum constant:
                WriteEnum(json, constant);
                break;
            case bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal or DateTime or DateTimeOffset:
                json.WriteValue(inner);
                break;
            case BigInteger number:
                json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case char or Guid or Uri or Version or ScriptBlock or Type:
                json.WriteValue(inner.ToString());
                break;
            case SwitchParameter flag:
                WriteNested(json, inner, level, () => WriteMember(json, "IsPresent", flag.IsPresent, level));
                break;
            case IDictionary table:
                WriteNested(json, inner, level, () =>
                {
                    foreach (DictionaryEntry entry in table)
                    {
                        WriteMember(json, LanguagePrimitives.ConvertTo<string>(entry.Key), entry.Value, level);
                    }
                });
                break;
            case IEnumerable items:
                WriteItems(json, items, level);
                break;
            default:
                WriteNested(json, inner, level, () => WriteProperties(json, wrapped ?? PSObject.AsPSObject(inner), level));
                break;
        }
    }

    private void WriteEnum(JsonTextWriter json, Enum constant)
    {
        if (enumsAsStrings)
        {
            json.WriteValue(constant.ToString());
        }
        else
        {
            json.WriteRawValue(constant.ToString("d"));
        }
    }

    private void WriteNested(JsonTextWriter json, object value, int level, Action writeMembers)
    {
        if (level > depth)
        {
            Cut(json, value);
            return;
        }

        json.WriteStartObject();
        writeMembers();
        json.WriteEndObject();
    }

    private void WriteItems(JsonTextWriter json, IEnumerable items, int level)
    {
        if (level > depth)
        {
            Cut(json, items);
            return;
        }

        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(json, item, level + 1);
        }

        json.WriteEndArray();
    }

    private void WriteProperties(JsonTextWriter json, PSObject target, int level)
    {
        foreach (var property in target.Properties)
        {
            // Of the properties that types files add, pwsh writes only those of the object itself and its notes.
            if (target.BaseObject is PSCustomObject || property.IsInstance || property is PSProperty)
            {
                WriteMember(json, property.Name, ValueOf(property), level);
            }
        }
    }

    private void WriteMember(JsonTextWriter json, string name, object? value, int level)
    {
        json.WritePropertyName(name);
        Write(json, value, level + 1);
    }

    private void Cut(JsonTextWriter json, object value)
    {
        WasCut = true;
        json.WriteValue(LanguagePrimitives.ConvertTo<string>(value));
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
