using System;
using System.Collections.Generic;
using System.Collections.Specialized;

namespace Personalize.Infrastructure;

/// <summary>Makes the request of the parameters that the user bound. What was not bound is not sent.</summary>
internal sealed class RequestBody
{
    private readonly List<KeyValuePair<string, object?>> _members = [];

    /// <summary>The members in the order of their parameters.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Members => _members;

    /// <summary>The first regional ARN of the module's own kinds among the members: the one that says where to ask.</summary>
    public Arn? Place { get; set; }

    /// <summary>Reads a cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="isBound">Whether the user bound a parameter.</param>
    /// <exception cref="InvalidArnException">An ARN is of another kind than its parameter's, or of another region than one before it.</exception>
    public static RequestBody Of(object cmdlet, Func<string, bool> isBound)
    {
        var body = new RequestBody();
        foreach (var member in RequestMember.Of(cmdlet.GetType()))
        {
            if (isBound(member.Parameter))
            {
                var value = member.ValueIn(cmdlet);
                body.Place ??= PlaceOf(member, value);
                body.Add(member.Path, value);
            }
        }

        return body;
    }

    /// <summary>Whether it has a member.</summary>
    public bool Has(string member) => _members.Exists(own => own.Key == member);

    /// <summary>Puts a member in place of the one of that name, where there is one.</summary>
    public void Set(string member, object? value)
    {
        _members.RemoveAll(own => own.Key == member);
        _members.Add(new(member, value));
    }

    /// <summary>Adds a member, within the structures on the way to it.</summary>
    public void Add(string[] path, object? value)
    {
        if (path.Length == 1)
        {
            _members.Add(new(path[0], value));
            return;
        }

        var structure = _members.Find(member => member.Key == path[0]).Value as OrderedDictionary;
        if (structure is null)
        {
            structure = [];
            _members.Add(new(path[0], structure));
        }

        for (var i = 1; i < path.Length - 1; i++)
        {
            if (structure[path[i]] is not OrderedDictionary inner)
            {
                structure[path[i]] = inner = [];
            }

            structure = inner;
        }

        structure[path[path.Length - 1]] = value;
    }

    private static Arn? PlaceOf(RequestMember member, object? value) =>
        member.Kind is not null && Arn.TryParse(value as string, out var arn) && arn.Region is not null ? arn : null;
}
