using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
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
    private readonly List<T> _leaving = [];
    private IGeneratedResources<T>? _generated;
    private long _nextSequence;

    /// <summary>The kind as a person would say it.</summary>
    public string Words { get; } = words;

    /// <summary>How many there are.</summary>
    public int Count => _inOrder.Count + (_generated?.Count ?? 0);

    /// <summary>All of them, the oldest first.</summary>
    public IReadOnlyList<T> All => _generated is null ? _inOrder : new Joined(_generated, _inOrder);

    /// <summary>Those that are held, not made as they are looked at.</summary>
    public IReadOnlyList<T> Held => _inOrder;

    /// <summary>What makes the others, if something does.</summary>
    public IGeneratedResources<T>? Generated => _generated;

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
            throw ServiceError.InvalidInput($"The given ARN is not that of {Article(Words)} {Words}: {arn}");
        }

        return Find(arn) ?? throw ServiceError.NotFound($"The given {Words} does not exist: {arn}");
    }

    /// <summary>The one with that ARN, which has to be ACTIVE.</summary>
    /// <exception cref="ServiceError">There is none, or it isn't.</exception>
    public T GetActive(string arn, OperationCall call)
    {
        var resource = Get(arn);
        var status = resource.StatusAt(call.Now);
        if (status == Status.Active)
        {
            return resource;
        }

        var message = $"The {Words} must be ACTIVE, and is {status}: {arn}";
        throw Status.IsTransient(status) && call.Operation.Errors.Any(error => error.Name == "ResourceInUseException")
            ? ServiceError.InUse(message)
            : ServiceError.InvalidInput(message);
    }

    /// <summary>Refuses an ARN that is taken.</summary>
    /// <exception cref="ServiceError">There is one with that ARN.</exception>
    public void DemandFree(string arn)
    {
        if (Find(arn) is not null)
        {
            throw ServiceError.AlreadyExists($"Another resource with Arn {arn} already exists.");
        }
    }

    /// <summary>Adds one; what has no ARN of its own yet cannot have been added before.</summary>
    /// <exception cref="ServiceError">There is one with that ARN.</exception>
    public void Add(T resource)
    {
        DemandFree(resource.Arn);
        resource.Sequence = _nextSequence++;
        Insert(resource);
    }

    /// <summary>One is being deleted: <see cref="TakeGone"/> takes it out when its life is over.</summary>
    public void Leave(T resource) => _leaving.Add(resource);

    /// <summary>Takes out those that are deleted by now.</summary>
    public IReadOnlyList<T> TakeGone(DateTimeOffset now)
    {
        if (_leaving.Count == 0)
        {
            return [];
        }

        List<T> gone = [.. _leaving.Where(resource => resource.StatusAt(now) == Status.Gone)];
        foreach (var resource in gone)
        {
            Remove(resource);
        }

        return gone;
    }

    /// <summary>Takes out all of one parent, for that is gone.</summary>
    public IReadOnlyList<T> TakeWithin(string parentArn)
    {
        List<T> children = _byParent.TryGetValue(parentArn, out var known) ? [.. known] : [];
        foreach (var child in children)
        {
            Remove(child);
        }

        if (_generated?.ParentArn == parentArn)
        {
            _generated = null;
        }

        return children;
    }

    /// <summary>Puts others in the place of all that are here, in the order of their sequence.</summary>
    public void Replace(IEnumerable<T> resources, IGeneratedResources<T>? generated = null)
    {
        _byArn.Clear();
        _inOrder.Clear();
        _byParent.Clear();
        _leaving.Clear();
        _generated = generated;
        _nextSequence = generated?.Count ?? 0;
        foreach (var resource in resources.OrderBy(resource => resource.Sequence))
        {
            Insert(resource);
            _nextSequence = Math.Max(_nextSequence, resource.Sequence + 1);
            if (resource.Lifecycle.Steps[^1].Status == Status.Gone)
            {
                _leaving.Add(resource);
            }
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

    private static string Article(string noun) => "aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a";

    private void Insert(T resource)
    {
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

    private void Remove(T resource)
    {
        _leaving.Remove(resource);
        _byArn.Remove(resource.Arn);
        _inOrder.Remove(resource);
        if (parentOf?.Invoke(resource) is { } parent && _byParent.TryGetValue(parent, out var siblings))
        {
            siblings.Remove(resource);
        }
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
