using System;
using System.Collections;
using System.Collections.Generic;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.State;

/// <summary>
/// All resources of one kind: found by ARN, listed in the order in which they were created, all or those of one parent. Whoever uses
/// it holds the state's lock.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="arnKind">How its ARNs begin, e.g. <c>batch-inference-job</c>.</param>
/// <param name="words">The kind as a person would say it, e.g. <c>batch inference job</c>.</param>
/// <param name="parentOf">The ARN of what it belongs to; null for a kind that belongs to nothing.</param>
internal sealed class ResourceStore<T>(string arnKind, string words, Func<T, string?>? parentOf = null)
    where T : Resource
{
    private readonly Dictionary<string, T> _byArn = [];
    private readonly List<T> _inOrder = [];
    private readonly Dictionary<string, List<T>> _byParent = [];
    private IGeneratedResources<T>? _generated;
    private long _nextSequence;

    /// <summary>How many there are.</summary>
    public int Count => _inOrder.Count + (_generated?.Count ?? 0);

    /// <summary>All of them, the oldest first.</summary>
    public IReadOnlyList<T> All => _generated is null ? _inOrder : new Joined(_generated, _inOrder);

    /// <summary>Those of one parent, the oldest first.</summary>
    public IReadOnlyList<T> Within(string parentArn)
    {
        IReadOnlyList<T> children = _byParent.TryGetValue(parentArn, out var known) ? known : [];
        return _generated?.ParentArn == parentArn ? new Joined(_generated, children) : children;
    }

    /// <summary>The one with that ARN, or null.</summary>
    public T? Find(string arn) => _byArn.TryGetValue(arn, out var resource) ? resource : _generated?.Find(arn);

    /// <summary>The one with that ARN.</summary>
    /// <exception cref="ServiceError">The ARN is of another kind, or nothing has it.</exception>
    public T Get(string arn)
    {
        if (Arn.KindOf(arn) != arnKind)
        {
            throw ServiceError.InvalidInput($"The given ARN is not that of a {words}: {arn}");
        }

        return Find(arn) ?? throw ServiceError.NotFound($"The given {words} does not exist: {arn}");
    }

    /// <summary>Adds one; what has no ARN of its own yet cannot have been added before.</summary>
    /// <exception cref="ServiceError">There is one with that ARN.</exception>
    public void Add(T resource)
    {
        if (Find(resource.Arn) is not null)
        {
            throw ServiceError.AlreadyExists($"Another resource with Arn {resource.Arn} already exists.");
        }

        resource.Sequence = _nextSequence++;
        _byArn.Add(resource.Arn, resource);
        _inOrder.Add(resource);
        if (parentOf?.Invoke(resource) is { } parent)
        {
            if (!_byParent.TryGetValue(parent, out var siblings))
            {
                _byParent.Add(parent, siblings = []);
            }

            siblings.Add(resource);
        }
    }

    /// <summary>Puts resources that are made as they are looked at before all others.</summary>
    public void Generate(IGeneratedResources<T> generated)
    {
        if (Count > 0)
        {
            throw new InvalidOperationException("Generated resources come first.");
        }

        _generated = generated;
        _nextSequence = generated.Count;
    }

    /// <summary>One list after the other, without a copy.</summary>
    private sealed class Joined(IReadOnlyList<T> first, IReadOnlyList<T> second) : IReadOnlyList<T>
    {
        public int Count => first.Count + second.Count;

        public T this[int index] => index < first.Count ? first[index] : second[index - first.Count];

        public IEnumerator<T> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>
/// Resources that are not held but made when somebody looks: any number for the price of one. Their place in the list is their
/// sequence.
/// </summary>
internal interface IGeneratedResources<out T> : IReadOnlyList<T>
    where T : Resource
{
    /// <summary>What they all belong to.</summary>
    string ParentArn { get; }

    /// <summary>The one with that ARN, or null.</summary>
    T? Find(string arn);
}
