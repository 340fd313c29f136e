using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>
/// Writes an assembly of cmdlets that are nothing but their names. It is written as metadata, not with Reflection.Emit, so that it
/// references what the module does (netstandard, and PowerShell Standard's System.Management.Automation) and loads into every pwsh.
/// </summary>
internal static class EmptyAssembly
{
    public static byte[] Create(string name, IReadOnlyList<string> cmdlets)
    {
        var metadata = new MetadataBuilder();
        var code = new BlobBuilder();
        var bodies = new MethodBodyStreamEncoder(code);

        metadata.AddModule(0, metadata.GetOrAddString(name + ".dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString(name), new Version(0, 1, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        Reference(metadata, "netstandard", new Version(2, 0, 0, 0), [0xcc, 0x7b, 0x13, 0xff, 0xcd, 0x2d, 0xdd, 0x51]);
        var automation = Reference(
            metadata, "System.Management.Automation", new Version(3, 0, 0, 0), [0x31, 0xbf, 0x38, 0x56, 0xad, 0x36, 0x4e, 0x35]);
        var baseClass = TypeReference(metadata, automation, "PSCmdlet");
        var baseConstructor = metadata.AddMemberReference(baseClass, metadata.GetOrAddString(".ctor"), ConstructorSignature(metadata, strings: 0));
        var attribute = metadata.AddMemberReference(
            TypeReference(metadata, automation, "CmdletAttribute"), metadata.GetOrAddString(".ctor"), ConstructorSignature(metadata, strings: 2));

        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        foreach (var cmdlet in cmdlets)
        {
            var (verb, noun) = cmdlet.Split('-') is [var left, var right] ? (left, right) : throw new InvalidDataException($"'{cmdlet}' is not Verb-Noun.");
            var constructor = metadata.AddMethodDefinition(
                MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
                MethodImplAttributes.IL,
                metadata.GetOrAddString(".ctor"),
                ConstructorSignature(metadata, strings: 0),
                ConstructorBody(bodies, baseConstructor),
                MetadataTokens.ParameterHandle(1));
            var type = metadata.AddTypeDefinition(
                TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
                metadata.GetOrAddString(name),
                metadata.GetOrAddString($"{verb}{noun}Command"),
                baseClass,
                MetadataTokens.FieldDefinitionHandle(1),
                constructor);
            metadata.AddCustomAttribute(type, attribute, AttributeValue(metadata, verb, noun));
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll), new MetadataRootBuilder(metadata), code).Serialize(image);
        return image.ToArray();
    }

    private static AssemblyReferenceHandle Reference(MetadataBuilder metadata, string name, Version version, byte[] publicKeyToken) =>
        metadata.AddAssemblyReference(metadata.GetOrAddString(name), version, default, metadata.GetOrAddBlob(publicKeyToken), default, default);

    private static TypeReferenceHandle TypeReference(MetadataBuilder metadata, EntityHandle scope, string name) =>
        metadata.AddTypeReference(scope, metadata.GetOrAddString("System.Management.Automation"), metadata.GetOrAddString(name));

    private static BlobHandle ConstructorSignature(MetadataBuilder metadata, int strings)
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).MethodSignature(isInstanceMethod: true).Parameters(
            strings,
            returns => returns.Void(),
            parameters =>
            {
                for (var i = 0; i < strings; i++)
                {
                    parameters.AddParameter().Type().String();
                }
            });
        return metadata.GetOrAddBlob(blob);
    }

    private static int ConstructorBody(MethodBodyStreamEncoder bodies, EntityHandle baseConstructor)
    {
        var instructions = new InstructionEncoder(new BlobBuilder());
        instructions.LoadArgument(0);
        instructions.Call(baseConstructor);
        instructions.OpCode(ILOpCode.Ret);
        return bodies.AddMethodBody(instructions);
    }

    private static BlobHandle AttributeValue(MetadataBuilder metadata, string verb, string noun)
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).CustomAttributeSignature(
            positional =>
            {
                positional.AddArgument().Scalar().Constant(verb);
                positional.AddArgument().Scalar().Constant(noun);
            },
            named => named.Count(0));
        return metadata.GetOrAddBlob(blob);
    }
}
