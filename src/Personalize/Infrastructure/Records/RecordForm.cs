using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>
/// How records of one kind are read: hashtables and objects of any type, whose members are named as in the API, as in PowerShell or as a dataset's
/// columns (<c>itemId</c>, <c>ItemId</c>, <c>ITEM_ID</c>). What it has to look up by reflection it looks up once.
/// </summary>
internal sealed class RecordForm
{
    private readonly string _kind;
    private readonly RecordMember[] _members;
    private readonly Dictionary<string, int> _places = new(NameComparer.Instance);

    /// <param name="kind">What people call a record, such as <c>event</c>.</param>
    /// <param name="types">The types whose properties its members are.</param>
    public RecordForm(string kind, params Type[] types)
    {
        _kind = kind;
        _members = [.. types.SelectMany(type => type.GetProperties()).Select(property => new RecordMember(property))];
        for (var i = 0; i < _members.Length; i++)
        {
            _places.Add(_members[i].Name, i);
            if (_members[i].Column is { } column)
            {
                _places.Add(column, i);
            }
        }
    }

    /// <summary>"an event", "a user".</summary>
    public string WithArticle => ("aeio".IndexOf(_kind[0]) >= 0 ? "an " : "a ") + _kind;

    /// <summary>The members, in the order of the values that are read.</summary>
    public IReadOnlyList<RecordMember> Members => _members;

    /// <summary>Where a member's value is.</summary>
    public int PlaceOf(string name) => _places[name];

    /// <summary>Whether there is such a member, and where its value is.</summary>
    public bool Has(string name, out int place) => _places.TryGetValue(name, out place);

    /// <summary>Whether two names are one member's.</summary>
    public static bool SameName(string one, string other) => NameComparer.Instance.Equals(one, other);

    /// <summary>Reads a record's values, in the order of <see cref="Members"/>; what is absent, null or empty text is <see langword="null"/>.</summary>
    /// <exception cref="FormatException">It is no record, has a member that is unknown, or one whose value doesn't fit.</exception>
    public object?[] Read(object? input)
    {
        var values = new object?[_members.Length];
        var plain = input is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : input;
        switch (plain)
        {
            case null or string or ValueType or (IEnumerable and not IDictionary):
                throw new FormatException($"{Capital(WithArticle)} must be a hashtable or an object with {Names}, and not {What(plain)}.");
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    Put(values, entry.Key.ToString()!, entry.Value);
                }

                break;
            default:
                foreach (var property in PSObject.AsPSObject(input!).Properties)
                {
                    if (property.IsGettable)
                    {
                        Put(values, property.Name, property.Value);
                    }
                }

                break;
        }

        return values;
    }

    /// <summary>Holds the values to the rules, once what comes from elsewhere has been filled in.</summary>
    /// <exception cref="FormatException">One is missing or out of bounds.</exception>
    public void Check(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (_members[i].Problem(values[i]) is { } problem)
            {
                throw new FormatException(problem);
            }
        }
    }

    private string Names => string.Join(", ", _members.Select(member => member.Name));

    private void Put(object?[] values, string name, object? value)
    {
        if (!_places.TryGetValue(name, out var place))
        {
            throw new FormatException($"{Capital(WithArticle)} has no '{name}'. It has {Names}.");
        }

        values[place] = _members[place].Read(value);
    }

    private static string What(object? value) => value switch
    {
        null => "$null",
        string text => $"the text '{text}'",
        _ => $"a {value.GetType().Name}",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>Names are equal whatever their case and their underscores.</summary>
    private sealed class NameComparer : IEqualityComparer<string>
    {
        public static readonly NameComparer Instance = new();

        public bool Equals(string? one, string? other)
        {
            if (one is null || other is null)
            {
                return one == other;
            }

            var j = 0;
            for (var i = 0; i < one.Length; i++)
            {
                if (one[i] == '_')
                {
                    continue;
                }

                while (j < other.Length && other[j] == '_')
                {
                    j++;
                }

                if (j == other.Length || char.ToUpperInvariant(one[i]) != char.ToUpperInvariant(other[j++]))
                {
                    return false;
                }
            }

            while (j < other.Length && other[j] == '_')
            {
                j++;
            }

            return j == other.Length;
        }

        public int GetHashCode(string name)
        {
            var hash = 17;
            foreach (var character in name)
            {
                hash = character == '_' ? hash : unchecked((hash * 31) + char.ToUpperInvariant(character));
            }

            return hash;
        }
    }
}
